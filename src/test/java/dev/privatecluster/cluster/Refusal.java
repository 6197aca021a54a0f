package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads what kubectl says when a webhook refuses. */
final class Refusal {
    /** So much of a refusal is shown wherever it ends up, in a condition or an event. */
    private static final int SHOWN_EVERYWHERE = 800;

    private Refusal() {}

    /** The message of the webhook of this name, which has to have refused the command. */
    static String message(Command refused, String webhook) {
        String denied = "admission webhook \"%s\" denied the request: ".formatted(webhook);
        assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(1);
        assertThat(refused.stderr()).contains(denied);
        return refused.stderr()
                .substring(refused.stderr().indexOf(denied) + denied.length())
                .strip();
    }

    /** As much of a message as is shown everywhere. */
    static String start(String message) {
        return message.substring(0, Math.min(message.length(), SHOWN_EVERYWHERE));
    }
}
