package dev.privatecluster.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.privatecluster.core.decision.Judge;
import dev.privatecluster.core.decision.Review;
import dev.privatecluster.core.decision.Verdict;
import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.core.rule.RuleCatalog;
import dev.privatecluster.core.rules.Rules;
import dev.privatecluster.input.FactsFiles;
import dev.privatecluster.testing.Policies;
import dev.privatecluster.testing.Reviews;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What all the rules together cost on a typical pod, beside judging it by none, and beside reading it from JSON. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RulesBenchmark {
    private static final Path POD = Path.of("src/test/resources/bench/typical-pod.yaml");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Policy policy = Policies.usWest2("");
    private final Review review = Reviews.create(read());
    private final byte[] json = review.object().toString().getBytes(StandardCharsets.UTF_8);
    private final Judge allRules = new Judge(Rules.all(FactsFiles.load()), OtherObjects.UNKNOWN);
    private final Judge noRules = new Judge(new RuleCatalog(List.of()), OtherObjects.UNKNOWN);

    private static String read() {
        try {
            return Files.readString(POD);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(RulesBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }

    @Benchmark
    public JsonNode theReferenceReadingThePod() throws IOException {
        return JSON.readTree(json);
    }

    @Benchmark
    public Verdict judgedByAllRules() {
        return allRules.judge(review, policy);
    }

    @Benchmark
    public Verdict judgedByNoRule() {
        return noRules.judge(review, policy);
    }
}
