package hnn;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well1024a;

/**
 * Random numbers that are the same bits on every machine, in streams that are independent of each other.
 *
 * <p>One seed names a whole experiment. Each use of chance inside it takes a stream of its own, so that drawing more in
 * one place changes nothing in another.
 *
 * <p>The whole state of a stream's generator, 1024 bits, is hashed from its name (seed, purpose, index):
 *
 * <pre>
 *   name  = seed (8 bytes), index (4 bytes), purpose (UTF-8)
 *   state = SHA-256(name, 0), SHA-256(name, 1), SHA-256(name, 2), SHA-256(name, 3)
 * </pre>
 *
 * <p>Different names are different bytes, and no way is known to relate the digests of different bytes (FIPS 180-4), so the
 * states are as good as drawn at random. Streams from random states do not overlap but with a probability of about
 * s&sup2; l / 2&sup1;&#8304;&sup2;&#8308; for s streams of l numbers each (L'Ecuyer, Munger, Oreshkin, Simard 2017,
 * <i>Mathematics and Computers in Simulation</i> 135, 3, section 4).
 */
public final class Seeds {

    private static final int STATE_BYTES = 128; // 32 words of 32 bits

    private Seeds() {}

    /**
     * Returns a generator for one purpose.
     *
     * @param seed the experiment's seed
     * @param purpose what is drawn, for instance "noise"
     * @param index which one of many, for instance the number of a trajectory
     * @return a WELL 1024a generator (Panneton, L'Ecuyer, Matsumoto 2006), independent of that of any other name
     */
    public static RandomGenerator stream(long seed, String purpose, int index) {
        int[] words = new int[STATE_BYTES / Integer.BYTES];
        hash(seed, purpose, index, STATE_BYTES).asIntBuffer().get(words);
        return new Well1024a(words);
    }

    /**
     * Returns a seed for a part of an experiment that takes a seed of its own, such as the second of two networks. Unlike
     * {@code seed + 1}, it is the seed of no other experiment.
     *
     * @param seed the experiment's seed
     * @param part which part, for instance "friction"
     */
    public static long derive(long seed, String part) {
        return hash(seed, "seed of " + part, 0, Long.BYTES).getLong();
    }

    /** Returns the first bytes of the digests of (name, 0), (name, 1) and so on. */
    private static ByteBuffer hash(long seed, String purpose, int index, int bytes) {
        byte[] words = purpose.getBytes(StandardCharsets.UTF_8);
        ByteBuffer name = ByteBuffer.allocate(Long.BYTES + Integer.BYTES + words.length + 1)
                .putLong(seed).putInt(index).put(words);
        MessageDigest sha256 = sha256();
        ByteBuffer digests = ByteBuffer.allocate(bytes + sha256.getDigestLength());
        for (byte block = 0; digests.position() < bytes; block++) {
            name.put(name.limit() - 1, block);
            digests.put(sha256.digest(name.array()));
        }
        return digests.flip().limit(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
