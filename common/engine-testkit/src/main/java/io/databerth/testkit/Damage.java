package io.databerth.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One way in which a backup's files are not what was written.
 *
 * @param data empty: the file is gone
 * @param manifest empty: the file is gone
 */
record Damage(String name, Optional<byte[]> data, Optional<byte[]> manifest) {
    private static final int TENTHS = 10;

    /** Both files of a backup. */
    record Files(byte[] data, byte[] manifest) {}

    /**
     * All kinds, of this whole backup.
     *
     * @param older a manifest of the same backup from before its last proof
     * @param other another backup of the same database
     */
    static List<Damage> of(Files whole, byte[] older, Files other) {
        byte[] data = whole.data();
        List<Damage> kinds = new ArrayList<>();
        for (int tenth = 0; tenth < TENTHS; tenth++) {
            kinds.add(ofData("cut at " + tenth + " tenths", whole, Arrays.copyOf(data, data.length * tenth / TENTHS)));
        }
        kinds.add(ofData("cut by one byte", whole, Arrays.copyOf(data, data.length - 1)));
        kinds.add(ofData("one byte more", whole, Arrays.copyOf(data, data.length + 1)));
        kinds.add(ofData("a bit flipped at the beginning", whole, flipped(data, 2)));
        kinds.add(ofData("a bit flipped in the middle", whole, flipped(data, data.length / 2)));
        kinds.add(ofData("a bit flipped at the end", whole, flipped(data, data.length - 1)));
        kinds.add(ofData("two pieces swapped", whole, swapped(data)));
        kinds.add(ofData("half of it zeros", whole, zeroed(data)));
        kinds.add(ofData("the file of another backup", whole, other.data()));
        kinds.add(new Damage("the files of another backup", Optional.of(other.data()), Optional.of(other.manifest())));
        kinds.add(new Damage("no data", Optional.empty(), Optional.of(whole.manifest())));
        kinds.add(ofManifest("no manifest", whole, Optional.empty()));
        kinds.add(ofManifest("an older manifest", whole, Optional.of(older)));
        kinds.add(ofManifest("the manifest of another backup", whole, Optional.of(other.manifest())));
        kinds.add(ofManifest(
                "a bit flipped in the manifest",
                whole,
                Optional.of(flipped(whole.manifest(), whole.manifest().length / 2))));
        return List.copyOf(kinds);
    }

    private static Damage ofData(String name, Files whole, byte[] data) {
        return new Damage(name, Optional.of(data), Optional.of(whole.manifest()));
    }

    private static Damage ofManifest(String name, Files whole, Optional<byte[]> manifest) {
        return new Damage(name, Optional.of(whole.data()), manifest);
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] damaged = bytes.clone();
        damaged[at] ^= 1;
        return damaged;
    }

    /** The second and the last quarter. */
    private static byte[] swapped(byte[] bytes) {
        byte[] damaged = bytes.clone();
        int quarter = bytes.length / 4;
        System.arraycopy(bytes, quarter, damaged, bytes.length - quarter, quarter);
        System.arraycopy(bytes, bytes.length - quarter, damaged, quarter, quarter);
        return damaged;
    }

    private static byte[] zeroed(byte[] bytes) {
        byte[] damaged = bytes.clone();
        Arrays.fill(damaged, bytes.length / 2, bytes.length, (byte) 0);
        return damaged;
    }
}
