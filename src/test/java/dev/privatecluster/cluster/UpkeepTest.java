package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class UpkeepTest {
    private static final Outage OUTAGE = new Outage(Logger.getLogger(UpkeepTest.class), "This fails on purpose");

    private final AtomicInteger looks = new AtomicInteger();
    private Upkeep upkeep = new Upkeep("upkeep-test", Duration.ofDays(1), OUTAGE, () -> true);

    private void begin(Duration pause, BooleanSupplier look) {
        upkeep.close();
        upkeep = new Upkeep("upkeep-test", pause, OUTAGE, look);
        upkeep.ask();
    }

    @AfterEach
    void close() {
        upkeep.close();
    }

    @Test
    void looksAgainAfterThePause() {
        begin(Duration.ofMillis(1), () -> looks.incrementAndGet() > 0);
        Patience.until("several looks").until(() -> looks.get() > 3);
    }

    @Test
    void looksSoonAgainWhileItIsNotAsItShouldBe() {
        begin(Duration.ofDays(1), () -> looks.incrementAndGet() > 2);
        Patience.until("several looks").until(() -> looks.get() > 2);
    }

    @Test
    void looksAgainAfterAFailure() {
        BooleanSupplier failing = () -> {
            if (looks.incrementAndGet() > 2) {
                return true;
            }
            throw new IllegalStateException("on purpose");
        };
        begin(Duration.ofDays(1), failing);
        Patience.until("several looks").until(() -> looks.get() > 2);
    }

    @Test
    void answersManyThatAskByOneLook() throws InterruptedException {
        CountDownLatch looking = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        BooleanSupplier slow = () -> {
            looks.incrementAndGet();
            looking.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return true;
        };
        begin(Duration.ofDays(1), slow);
        looking.await();
        for (int asked = 0; asked < 100; asked++) {
            upkeep.ask();
        }
        goOn.countDown();
        Patience.until("the second look").until(() -> looks.get() > 1);
        upkeep.close();
        assertThat(looks).hasValue(2);
    }

    @Test
    void bearsToBeAskedWhenItIsClosed() {
        begin(Duration.ofDays(1), () -> true);
        upkeep.close();

        upkeep.ask();
        upkeep.ask();
    }
}
