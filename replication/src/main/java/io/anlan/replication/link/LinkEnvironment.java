package io.anlan.replication.link;

import io.anlan.kernel.Ticker;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What all links of a process share.
 *
 * @param holder names this process among all that may run its links
 * @param clock runs the small regular tasks
 */
public record LinkEnvironment(String holder, Ticker ticker, ScheduledExecutorService clock, LinkTimes times) {}
