package io.anlan.app.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlaceTest {

    @Test
    void places_stand_in_the_order_of_their_keys() {
        var batch =
                IntStream.range(0, 50).mapToObj(i -> waiting(Requests.of(i))).toList();

        var keys = Place.of(batch).stream().map(Place::key).toList();

        assertThat(keys).hasSize(50).isSorted();
    }

    @Test
    void campaigns_come_before_persons_in_that_order() {
        var late = waiting(Requests.of("winter", false, 1, "k", "wechat"));
        var early = waiting(Requests.of("autumn", false, 2, "k", "wechat"));

        var campaigns = Place.of(List.of(late, early)).stream()
                .map(place -> place.key().campaignId())
                .toList();

        assertThat(campaigns).containsExactly("autumn", "winter");
    }

    @Test
    void requests_of_one_person_share_a_place_and_the_first_leads() {
        var first = waiting(Requests.of(1, "one", "wechat"));
        var second = waiting(Requests.of(1, "two", "alipay"));

        var places = Place.of(List.of(first, waiting(Requests.of(2)), second));

        assertThat(places).hasSize(2);
        assertThat(places)
                .filteredOn(place -> place.requests().size() == 2)
                .singleElement()
                .satisfies(place -> {
                    assertThat(place.leader()).isSameAs(first);
                    assertThat(place.requests()).containsExactly(first, second);
                });
    }

    private static Waiting<RegistrationRequest, Answer> waiting(RegistrationRequest request) {
        return new Waiting<>(request, Long.MAX_VALUE, outcome -> {});
    }
}
