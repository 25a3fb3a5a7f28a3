package io.anlan.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.Merkle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class AcceptanceRootTest {

    @Test
    void one_after_the_other_gives_the_root_of_the_whole_tree_for_every_count() {
        var root = new AcceptanceRoot();
        var leaves = new ArrayList<byte[]>();

        for (var i = 0; i < 300; i++) {
            assertThat(root.root())
                    .as("%s numbers", i)
                    .isEqualTo(Merkle.over(leaves).root());
            assertThat(root.count()).isEqualTo(i);
            var number = "NUMBER" + i;
            root.add(number);
            leaves.add(Merkle.leaf(number.getBytes(StandardCharsets.US_ASCII)));
        }
    }
}
