package io.anlan.replication.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** The topic of one link, as seen by whoever keeps house in it. */
final class ChangeTopic implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 8;
    /** What is not applied stays; what {@link #trim} let go leaves the disk with its segment, within about an hour. */
    private static final Map<String, String> SETTINGS = Map.of(
            "cleanup.policy", "delete",
            "retention.ms", "-1",
            "retention.bytes", "-1",
            "segment.ms", "3600000",
            "max.message.bytes", Integer.toString(BrokerAddress.CHANGE_BYTES_MAX));

    private final BrokerAddress broker;
    private final String name;
    private final int partitions;
    private final Admin admin;

    ChangeTopic(BrokerAddress broker, String link, int partitions) {
        this.broker = broker;
        this.name = "anlan." + link;
        this.partitions = partitions;
        this.admin = Admin.create(broker.client());
    }

    /** Finds the topic or makes it; one with another number of partitions gives way. Answers its id. */
    String ensure() {
        TopicDescription found = find();
        if (found != null && found.partitions().size() == partitions) {
            return found.topicId().toString();
        }
        if (found != null) {
            // By the number of partitions it is decided which rows share one; nothing may be on its way then.
            await(admin.deleteTopics(Set.of(name)).all());
        }
        NewTopic topic = new NewTopic(name, partitions, (short) 1).configs(SETTINGS);
        return await(admin.createTopics(Set.of(topic)).topicId(name)).toString();
    }

    private @Nullable TopicDescription find() {
        try {
            return await(admin.describeTopics(Set.of(name)).allTopicNames()).get(name);
        } catch (BrokerFailedException failure) {
            if (failure.getCause() instanceof UnknownTopicOrPartitionException) {
                return null;
            }
            throw failure;
        }
    }

    /** Where each partition begins. */
    List<Long> begins() {
        return offsets(OffsetSpec.earliest());
    }

    /** Where each partition ends. */
    List<Long> ends() {
        return offsets(OffsetSpec.latest());
    }

    private List<Long> offsets(OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (int i = 0; i < partitions; i++) {
            asked.put(partition(i), which);
        }
        Map<TopicPartition, ListOffsetsResultInfo> found =
                await(admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all());
        List<Long> offsets = new ArrayList<>();
        for (int i = 0; i < partitions; i++) {
            offsets.add(Objects.requireNonNull(found.get(partition(i))).offset());
        }
        return offsets;
    }

    /** Lets the broker forget what lies before these offsets. */
    void trim(List<Long> applied) {
        Map<TopicPartition, RecordsToDelete> before = new HashMap<>();
        for (int i = 0; i < partitions; i++) {
            before.put(partition(i), RecordsToDelete.beforeOffset(applied.get(i)));
        }
        var unused = await(admin.deleteRecords(before).all());
    }

    TopicPartition partition(int number) {
        return new TopicPartition(name, number);
    }

    String name() {
        return name;
    }

    int partitions() {
        return partitions;
    }

    private <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw new BrokerFailedException(
                    broker.toString(),
                    failure.getCause() instanceof KafkaException known
                            ? known
                            : new KafkaException(failure.getCause()));
        } catch (TimeoutException failure) {
            throw new BrokerFailedException(broker.toString(), new KafkaException("no answer", failure));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerFailedException(broker.toString(), new KafkaException("interrupted", e));
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
