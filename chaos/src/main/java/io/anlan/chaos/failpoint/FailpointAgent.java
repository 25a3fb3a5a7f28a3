package io.anlan.chaos.failpoint;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.io.IOException;
import java.io.Reader;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.agent.builder.ResettableClassFileTransformer;
import net.bytebuddy.asm.Advice;

/**
 * What a node runs when it is attached to: weaves a look at a failpoint into the beginning of a method, or takes it out again. Knows no
 * class of the project but its few companions, which travel with it.
 */
public final class FailpointAgent {
    /** By folder, what takes it out again: only the one that put a transformer there can take it away. */
    private static final Map<String, BooleanSupplier> WOVEN = new HashMap<>();

    private FailpointAgent() {}

    /**
     * Called by the node's own Java.
     *
     * @param folder with the order; without one there what was woven for it is taken out
     */
    public static void agentmain(String folder, Instrumentation node) throws IOException {
        Path home = Path.of(folder);
        Path order = home.resolve(NodeFailpoint.ORDER);
        if (Files.exists(order)) {
            weave(home, order, node);
        } else {
            takeOut(folder);
        }
    }

    private static synchronized void weave(Path folder, Path order, Instrumentation node) throws IOException {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(order)) {
            words.load(reader);
        }
        String type = words.getProperty(FailpointOrder.TYPE);
        String method = words.getProperty(FailpointOrder.METHOD);
        String key = Passing.KEY + type + "." + method;
        takeOut(folder.toString());
        Object unused = System.getProperties().put(key, new Armed(folder, method, words));
        ResettableClassFileTransformer woven = into(type, method, node);
        WOVEN.put(folder.toString(), () -> unweave(key, woven, node));
    }

    /** Fields and methods may not be added to a class that is loaded, and an error must not pass in silence. */
    private static ResettableClassFileTransformer into(String type, String method, Instrumentation node) {
        return new AgentBuilder.Default()
                .disableClassFormatChanges()
                .with(RedefinitionStrategy.RETRANSFORMATION)
                .with(AgentBuilder.Listener.StreamWriting.toSystemError().withErrorsOnly())
                .type(named(type))
                .transform((builder, woven, loader, module, domain) ->
                        builder.visit(Advice.to(Passing.class).on(named(method))))
                .installOn(node);
    }

    private static boolean unweave(String key, ResettableClassFileTransformer woven, Instrumentation node) {
        Object unused = System.getProperties().remove(key);
        return woven.reset(node, RedefinitionStrategy.RETRANSFORMATION);
    }

    private static synchronized void takeOut(String folder) {
        BooleanSupplier takesOut = WOVEN.remove(folder);
        if (takesOut != null && !takesOut.getAsBoolean()) {
            throw new IllegalStateException("what was woven in cannot be taken out again");
        }
    }
}
