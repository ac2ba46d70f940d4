package io.databerth.vault.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A 256-bit key for AES in Galois/Counter Mode with random 96-bit nonces (NIST SP 800-38D); prints as {@code ***}. */
public final class AesKey {
    public static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEADER_BYTES = 1 + NONCE_BYTES;
    private final SecretKeySpec key;

    private AesKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, "AES");
    }

    public static AesKey random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new AesKey(bytes);
    }

    public static AesKey of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a key has " + BYTES + " bytes, not " + bytes.length);
        }
        return new AesKey(bytes);
    }

    public byte[] bytes() {
        return key.getEncoded();
    }

    public Ciphertext seal(byte[] plain, Binding binding) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, binding);
            byte[] sealed = new byte[HEADER_BYTES + cipher.getOutputSize(plain.length)];
            sealed[0] = FORMAT;
            System.arraycopy(nonce, 0, sealed, 1, NONCE_BYTES);
            cipher.doFinal(plain, 0, plain.length, sealed, HEADER_BYTES);
            return Ciphertext.of(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot encrypt with AES-256-GCM", e);
        }
    }

    public byte[] open(Ciphertext ciphertext, Binding binding) {
        byte[] sealed = ciphertext.bytes();
        if (sealed.length < HEADER_BYTES + TAG_BITS / Byte.SIZE || sealed[0] != FORMAT) {
            throw new Refused(binding);
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOfRange(sealed, 1, HEADER_BYTES), binding);
            return cipher.doFinal(sealed, HEADER_BYTES, sealed.length - HEADER_BYTES);
        } catch (AEADBadTagException e) {
            throw new Refused(binding, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot decrypt with AES-256-GCM", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, Binding binding) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(binding.associatedData());
        return cipher;
    }

    @Override
    public String toString() {
        return "***";
    }
}
