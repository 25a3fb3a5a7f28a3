package io.anlan.app.wiring;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The clock by which the time of a request passes; apart from the node's own, so that it may stand where nobody is to be late. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@interface RequestTime {}
