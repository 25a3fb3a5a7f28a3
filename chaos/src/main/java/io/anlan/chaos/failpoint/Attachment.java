package io.anlan.chaos.failpoint;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.anlan.chaos.machine.CannotBreak;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.ByteBuddy;

/** Has a Java program that runs take the agent in and run it. What it is given is a jar made here of the few classes it needs. */
final class Attachment {
    private static final List<Class<?>> TRAVEL =
            List.of(FailpointAgent.class, FailpointAction.class, Armed.class, Passing.class);

    private static final String PATIENCE = "sun.tools.attach.attachTimeout";

    static {
        // Java itself gives up after ten seconds, which a program on a busy machine may well need to notice.
        if (System.getProperty(PATIENCE) == null) {
            String unused = System.setProperty(PATIENCE, "60000");
        }
    }

    private Attachment() {}

    static void mustBePossible() {
        if (ModuleLayer.boot().findModule("jdk.attach").isEmpty()) {
            throw new CannotBreak("this Java has no module jdk.attach, a whole JDK has");
        }
    }

    /** Returns when the agent has run in the program. */
    static void run(long pid, Path folder) {
        mustBePossible();
        try {
            // Each time another one: a program holds the jar open that it has loaded classes from.
            Path jar = jar(Files.createTempFile(folder, "agent", ".jar"));
            VirtualMachine program = VirtualMachine.attach(Long.toString(pid));
            try {
                program.loadAgent(jar.toString(), folder.toString());
            } finally {
                program.detach();
            }
        } catch (AttachNotSupportedException | AgentLoadException | IOException refused) {
            throw new CannotBreak("process " + pid + " cannot be attached to: " + refused.getMessage());
        } catch (AgentInitializationException broken) {
            throw new IllegalStateException("the failpoint is not in process " + pid + "; its log says why", broken);
        }
    }

    private static Path jar(Path file) throws IOException {
        Manifest manifest = new Manifest();
        Attributes words = manifest.getMainAttributes();
        words.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        words.putValue("Agent-Class", FailpointAgent.class.getName());
        words.putValue("Can-Retransform-Classes", "true");
        words.put(Attributes.Name.CLASS_PATH, weaver());
        try (OutputStream to = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(to, manifest)) {
            for (Class<?> type : TRAVEL) {
                String name = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(name));
                try (InputStream bytes = Objects.requireNonNull(type.getResourceAsStream("/" + name), name)) {
                    long unused = bytes.transferTo(jar);
                }
                jar.closeEntry();
            }
        }
        return file;
    }

    /** The library that weaves, where this program has it from. */
    private static String weaver() {
        try {
            return ByteBuddy.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()
                    .toString();
        } catch (URISyntaxException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
