package hnn;

import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;

/**
 * Random numbers that are the same bits on every machine.
 *
 * <p>One seed names a whole experiment. Each use of chance inside it takes a stream of its own, so that drawing more in
 * one place changes nothing in another.
 */
public final class Seeds {

    private Seeds() {}

    /**
     * Returns a generator for one purpose.
     *
     * @param seed the experiment's seed
     * @param purpose what is drawn, for instance "noise"
     * @param index which one of many, for instance the number of a trajectory
     * @return a WELL 19937c generator (Panneton, L'Ecuyer, Matsumoto 2006) in a state that depends on all three
     */
    public static RandomGenerator stream(long seed, String purpose, int index) {
        return new Well19937c(new int[] {(int) seed, (int) (seed >>> 32), purpose.hashCode(), index});
    }
}
