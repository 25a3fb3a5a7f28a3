package io.anlan.twin;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the twin with the first test that wants it, calms it before each test, takes it down after the last. */
final class TwinExtension implements BeforeEachCallback, ParameterResolver {
    private static final Namespace SPACE = Namespace.create(TwinExtension.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        twin(context).calm();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TwinFixture.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return twin(context);
    }

    private static TwinFixture twin(ExtensionContext context) {
        // The root store closes what it holds after the last test of the JVM.
        return context.getRoot()
                .getStore(SPACE)
                .computeIfAbsent(TwinFixture.class, type -> TwinFixture.start(), TwinFixture.class);
    }
}
