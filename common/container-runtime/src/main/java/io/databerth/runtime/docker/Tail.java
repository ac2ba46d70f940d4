package io.databerth.runtime.docker;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The last bytes of a text that may be long. */
final class Tail {
    private final byte[] ring;
    private long written;

    Tail(int capacity) {
        ring = new byte[capacity];
    }

    synchronized void append(byte[] bytes) {
        for (byte one : bytes) {
            ring[(int) (written++ % ring.length)] = one;
        }
    }

    synchronized String text() {
        if (written <= ring.length) {
            return new String(ring, 0, (int) written, StandardCharsets.UTF_8);
        }
        int start = (int) (written % ring.length);
        byte[] ordered = Arrays.copyOf(Arrays.copyOfRange(ring, start, ring.length), ring.length);
        System.arraycopy(ring, 0, ordered, ring.length - start, start);
        return new String(ordered, StandardCharsets.UTF_8);
    }
}
