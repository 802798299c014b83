package hnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoresTest {

    @Test
    void resultsAreInTheOrderOfTheTasks() {
        assertThat(Cores.map(1000, k -> k * k)).isEqualTo(IntStream.range(0, 1000).mapToObj(k -> k * k).toList());
        assertThat(Cores.map(List.of("a", "b", "c"), String::toUpperCase)).containsExactly("A", "B", "C");
        assertThat(Cores.map(0, k -> k)).isEmpty();
    }

    @Test
    void tasksCanShareOutTasks() {
        List<Integer> sums = Cores.map(20, i -> Cores.map(20, j -> Cores.map(5, k -> i + j + k)
                .stream().mapToInt(n -> n).sum()).stream().mapToInt(n -> n).sum());
        assertThat(sums).isEqualTo(IntStream.range(0, 20).mapToObj(i -> 100 * i + 950 + 200).toList());
    }

    @Test
    void ofSeveralFailuresTheFirstTasksIsThrownAndNoOtherTaskIsBegun() {
        var begun = new AtomicInteger();
        assertThatThrownBy(() -> Cores.each(100_000, k -> {
            begun.incrementAndGet();
            throw new IllegalStateException("task " + k);
        })).isInstanceOf(IllegalStateException.class).hasMessage("task 0");
        assertThat(begun.get()).isLessThan(100_000);
        assertThatThrownBy(() -> Cores.each(3, k -> {
            throw new AssertionError("task " + k);
        })).isInstanceOf(AssertionError.class);
        assertThat(Cores.map(2, k -> k)).containsExactly(0, 1);
    }

    /** The caller works until it is interrupted, and then waits for the helper, which waits for an interrupt, too. */
    @Test
    void anInterruptReachesTheThreadsThatHelpAndGoesNoFurther() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var kept = new AtomicInteger();
        var caller = new Thread(() -> {
            Cores.each(2, k -> {
                begun.countDown();
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                }
            });
            kept.set(Thread.interrupted() ? 1 : 0);
        });
        caller.start();
        begun.await();
        caller.interrupt();
        caller.join();
        assertThat(kept.get()).isEqualTo(1);
        Cores.each(8, k -> assertThat(Thread.currentThread().isInterrupted()).isFalse());
    }
}
