package dev.privatecluster.certificates;

import dev.privatecluster.input.InputException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;

/** Keys that certificates are made for. */
final class KeyPairs {
    private static final byte[] PROBE = {1};

    private KeyPairs() {}

    /** A new one: ECDSA P-256. */
    static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot make an ECDSA key", e);
        }
    }

    /**
     * Whether what one signs, the other verifies.
     *
     * @param source where the private key is from, for messages
     * @throws InputException if the keys are of a type that cannot be served
     */
    static boolean belongTogether(PublicKey publicKey, PrivateKey privateKey, String source) {
        if (!publicKey.getAlgorithm().equals(privateKey.getAlgorithm())) {
            return false;
        }
        String algorithm = "SHA256with" + (publicKey.getAlgorithm().equals("EC") ? "ECDSA" : publicKey.getAlgorithm());
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(privateKey);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (NoSuchAlgorithmException e) {
            throw new InputException(
                    source + ": keys of type " + privateKey.getAlgorithm() + " cannot be served; use RSA or EC", e);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
