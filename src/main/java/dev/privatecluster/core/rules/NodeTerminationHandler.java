package dev.privatecluster.core.rules;

import dev.privatecluster.core.policy.Facts;
import dev.privatecluster.core.policy.Signals;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.ExaminedImage;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.Container;
import java.util.List;
import java.util.function.Consumer;

/** AWS Node Termination Handler where it takes its events from a queue. */
final class NodeTerminationHandler extends FeatureRule {
    private static final String SWITCH = "--enable-sqs-termination-draining";
    private static final String QUEUE = "--queue-url";
    private static final String WHAT = "the Node Termination Handler takes its events from a queue";
    private static final String MAYBE = "it may be that " + WHAT;

    private final List<Signals.Variable> switches;
    private final List<Signals.Variable> queues;

    NodeTerminationHandler(Facts facts) {
        super(
                facts.feature("node-termination-handler"),
                "In queue mode the handler calls SQS, Auto Scaling, EC2 and STS. In the other mode it asks the instance metadata"
                        + " of its own node, and needs no endpoint.");
        List<Signals.Variable> variables = signals().variables();
        this.switches =
                variables.stream().filter(variable -> variable.value() != null).toList();
        this.queues =
                variables.stream().filter(variable -> variable.value() == null).toList();
    }

    @Override
    public void check(Examined examined, Consumer<Finding> findings) {
        for (Container container : examined.containers()) {
            for (Signals.Variable signal : switches) {
                Container.Variable variable = container.filledVariable(signal.name());
                if (variable != null && !Flag.of(SWITCH, container).isFalse()) {
                    checkSwitch(signal, variable, examined, findings);
                }
            }
        }
        for (ExaminedImage image : images(examined)) {
            Container container = examined.containerOf(image);
            if (container != null) {
                checkHandler(image, container, examined, findings);
            }
        }
    }

    private void checkSwitch(
            Signals.Variable signal, Container.Variable variable, Examined examined, Consumer<Finding> findings) {
        if (variable.value() == null) {
            reportDoubt(examined, variable.path(), signal.name(), MAYBE, findings);
        } else if (isOn(signal, variable)) {
            report(examined, variable.path(), signal.name(), WHAT, findings);
        }
    }

    private static boolean isOn(Signals.Variable signal, Container.Variable variable) {
        return signal.value() != null
                && variable.value() != null
                && signal.value().matcher(variable.value()).find();
    }

    /** A flag beats the variable of the same meaning. A queue alone turns nothing on, but whoever names one wants it. */
    private void checkHandler(ExaminedImage image, Container container, Examined examined, Consumer<Finding> findings) {
        Flag flag = Flag.of(SWITCH, container);
        boolean hasSwitch = false;
        for (Signals.Variable signal : switches) {
            Container.Variable variable = container.filledVariable(signal.name());
            if (variable != null && (variable.value() == null || isOn(signal, variable))) {
                return;
            }
            hasSwitch |= variable != null;
        }
        if (flag.isTrue()) {
            report(examined, image, WHAT, findings);
        } else if (!hasSwitch && !flag.isFalse()) {
            checkQueue(image, container, examined, findings);
        }
    }

    private void checkQueue(ExaminedImage image, Container container, Examined examined, Consumer<Finding> findings) {
        for (Signals.Variable signal : queues) {
            Container.Variable queue = container.filledVariable(signal.name());
            if (queue != null) {
                reportDoubt(examined, queue.path(), signal.name(), MAYBE, findings);
                return;
            }
        }
        if (Flag.of(QUEUE, container).value() != null) {
            reportDoubt(examined, image, MAYBE, findings);
        }
    }
}
