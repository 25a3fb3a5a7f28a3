package io.anlan.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MerkleTest {
    /** The contents and roots that the reference implementations of RFC 6962 test themselves with. */
    private static final List<String> CONTENTS =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static List<byte[]> leaves(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Merkle.leaf(("leaf " + i).getBytes(UTF_8)))
                .toList();
    }

    private static List<byte[]> publishedLeaves(int count) {
        return CONTENTS.subList(0, count).stream()
                .map(hex -> Merkle.leaf(HexFormat.of().parseHex(hex)))
                .toList();
    }

    @Test
    void the_published_roots_hold() {
        for (int count = 0; count <= CONTENTS.size(); count++) {
            assertThat(HexFormat.of()
                            .formatHex(Merkle.over(publishedLeaves(count)).root()))
                    .isEqualTo(ROOTS.get(count));
        }
    }

    @Test
    void every_path_of_every_small_tree_leads_to_the_root() {
        for (int count = 1; count <= 130; count++) {
            List<byte[]> leaves = leaves(count);
            Merkle tree = Merkle.over(leaves);
            for (int index = 0; index < count; index++) {
                List<byte[]> path = tree.path(index);

                assertThat(path.size()).isLessThanOrEqualTo(32 - Integer.numberOfLeadingZeros(count - 1));
                assertThat(Merkle.verify(leaves.get(index), index, count, path, tree.root()))
                        .isTrue();
            }
        }
    }

    @Test
    void a_path_proves_nothing_else() {
        List<byte[]> leaves = leaves(7);
        Merkle tree = Merkle.over(leaves);
        List<byte[]> path = tree.path(2);
        byte[] root = tree.root();

        assertThat(Merkle.verify(leaves.get(3), 2, 7, path, root)).isFalse();
        assertThat(Merkle.verify(leaves.get(2), 3, 7, path, root)).isFalse();
        assertThat(Merkle.verify(leaves.get(2), -1, 7, path, root)).isFalse();
        assertThat(Merkle.verify(leaves.get(2), 9, 7, path, root)).isFalse();
        assertThat(Merkle.verify(leaves.get(2), 2, 7, path.subList(0, 2), root)).isFalse();
        assertThat(Merkle.verify(leaves.get(2), 2, 3, path, root)).isFalse();
        List<byte[]> tooLong = new ArrayList<>(path);
        tooLong.add(root);
        assertThat(Merkle.verify(leaves.get(2), 2, 7, tooLong, root)).isFalse();
        assertThat(Merkle.verify(
                        leaves.get(2), 2, 7, path, Merkle.over(leaves(8)).root()))
                .isFalse();
    }

    @Test
    void an_inner_node_cannot_pass_for_a_leaf() {
        List<byte[]> leaves = leaves(4);
        byte[] left = Merkle.inner(leaves.get(0), leaves.get(1));
        byte[] right = Merkle.inner(leaves.get(2), leaves.get(3));
        byte[] joined = Arrays.copyOf(left, 64);
        System.arraycopy(right, 0, joined, 32, 32);

        assertThat(Merkle.leaf(joined)).isNotEqualTo(Merkle.over(leaves).root());
    }

    @Test
    void a_running_root_is_the_root_of_the_tree_at_every_count() {
        RunningRoot running = new RunningRoot();
        List<byte[]> soFar = new ArrayList<>();
        for (byte[] leaf : leaves(300)) {
            assertThat(running.root()).isEqualTo(Merkle.over(soFar).root());

            running.add(leaf);
            soFar.add(leaf);

            assertThat(running.count()).isEqualTo(soFar.size());
        }
    }
}
