package io.anlan.chaos.failpoint;

import java.util.function.BiFunction;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/**
 * Copied into the beginning and the end of the method struck. There it is code of the node's own class, whose loader may never have heard
 * of this project's chaos: it names classes of the JDK alone.
 */
final class Passing {
    /** Before the name of the method; together the name of a system property that is no text. */
    static final String KEY = "anlan.failpoint:";

    private Passing() {}

    /** Something is answered in the place of the method, or nothing and it goes on. */
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    @SuppressWarnings("unchecked")
    static @Nullable Object enter(
            @Advice.Origin(KEY + "#t.#m") String key,
            @Advice.This Object self,
            @Advice.AllArguments Object[] arguments) {
        Object armed = System.getProperties().get(key);
        return armed instanceof BiFunction
                ? ((BiFunction<Object, Object[], @Nullable Object>) armed).apply(self, arguments)
                : null;
    }

    @Advice.OnMethodExit
    @SuppressWarnings({"ParameterCanBeLocal", "UnusedVariable", "unused"})
    static void exit(
            @Advice.Enter @Nullable Object instead,
            @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object answer) {
        if (instead != null) {
            answer = instead;
        }
    }
}
