package io.anlan.local.certificates;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Issues certificates on the curve P-256, which JDK, OpenSSL and both databases know. */
public final class Authority {
    private static final AlgorithmIdentifier ECDSA = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    private static final Duration AUTHORITY_FOR = Duration.ofDays(3_650);
    /** Clocks of two sites differ. */
    private static final Duration BEFORE = Duration.ofHours(1);

    private static final int SERIAL_BITS = 120;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Issued own;

    private Authority(Issued own) {
        this.own = own;
    }

    /** A new authority that signs itself. */
    public static Authority fresh(String name, Instant now) {
        var keys = keys();
        var extensions = new ExtensionsGenerator();
        add(extensions, Extension.basicConstraints, new BasicConstraints(0));
        var subject = new X500Name("CN=" + name);
        return new Authority(issue(subject, subject, keys, keys, extensions.generate(), now, now.plus(AUTHORITY_FOR)));
    }

    static Authority of(Issued own) {
        return new Authority(own);
    }

    Issued own() {
        return own;
    }

    public X509Certificate certificate() {
        return own.certificate();
    }

    public String pem() {
        return own.certificatePem();
    }

    /**
     * A certificate for both ends of a connection.
     *
     * @param commonName where a database reads who its client is
     * @param names by which peers know it
     */
    public Issued issue(String commonName, List<String> names, Instant from, Instant until) {
        var extensions = new ExtensionsGenerator();
        add(extensions, Extension.basicConstraints, new BasicConstraints(false));
        add(extensions, Extension.extendedKeyUsage, new ExtendedKeyUsage(new KeyPurposeId[] {
            KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
        }));
        var alternatives = names.stream()
                .map(name -> new GeneralName(GeneralName.dNSName, name))
                .toArray(GeneralName[]::new);
        add(extensions, Extension.subjectAlternativeName, new GeneralNames(alternatives));
        // The bytes of the issuer's name, or a chain would not be found.
        var issuer =
                X500Name.getInstance(own.certificate().getSubjectX500Principal().getEncoded());
        return issue(issuer, new X500Name("CN=" + commonName), own.keys(), keys(), extensions.generate(), from, until);
    }

    private static Issued issue(
            X500Name issuer,
            X500Name subject,
            KeyPair signer,
            KeyPair keys,
            Extensions extensions,
            Instant from,
            Instant until) {
        try {
            var generator = new V3TBSCertificateGenerator();
            generator.setSerialNumber(new ASN1Integer(new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS)));
            generator.setIssuer(issuer);
            generator.setSubject(subject);
            generator.setStartDate(new Time(Date.from(from.minus(BEFORE))));
            generator.setEndDate(new Time(Date.from(until)));
            generator.setSignature(ECDSA);
            generator.setSubjectPublicKeyInfo(
                    SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
            generator.setExtensions(extensions);
            var content = generator.generateTBSCertificate();
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(signer.getPrivate());
            signature.update(content.getEncoded("DER"));
            var parts = new ASN1EncodableVector();
            parts.add(content);
            parts.add(ECDSA);
            parts.add(new DERBitString(signature.sign()));
            var der = new DERSequence(parts).getEncoded("DER");
            var certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            return new Issued(certificate, keys, Issued.pem("CERTIFICATE", der));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no certificate for " + subject, e);
        }
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(
            ExtensionsGenerator extensions,
            org.bouncycastle.asn1.ASN1ObjectIdentifier which,
            org.bouncycastle.asn1.ASN1Encodable value) {
        try {
            extensions.addExtension(which, which.equals(Extension.basicConstraints), value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
