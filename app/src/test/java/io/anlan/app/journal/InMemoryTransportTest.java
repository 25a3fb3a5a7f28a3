package io.anlan.app.journal;

/** The twin used in tests keeps the same contract as the real transport. */
class InMemoryTransportTest extends JournalTransportContract {

    private final InMemoryWan wan = new InMemoryWan();

    @Override
    protected Pair pair() {
        return new Pair(wan.a(), wan.b());
    }

    @Override
    protected boolean stillThere(JournalTransport transport, String key) {
        return ((InMemoryWan.End) transport).inbound.containsKey(key);
    }
}
