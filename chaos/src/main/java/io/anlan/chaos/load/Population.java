package io.anlan.chaos.load;

import io.anlan.kernel.person.ResidentId;
import java.time.LocalDate;
import java.util.Random;

/** Seeded adults with valid resident id numbers; the same seed makes the same people. */
public final class Population {
    private static final String[] REGIONS = {
        "310101", "310104", "310105", "310106", "310107", "310109", "310110", "310112", "310113", "310114", "310115",
        "310116", "310117", "310118", "310120", "310151", "320505", "330106", "340104", "110105"
    };
    private static final String[] FAMILY = {
        "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "高", "罗", "欧阳", "司马"
    };
    private static final String[] GIVEN = {
        "伟", "芳", "娜", "敏", "静", "秀英", "丽", "强", "磊", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超", "秀兰", "霞", "平", "桂英",
        "浩然", "子涵", "雨桐"
    };
    private static final LocalDate OLDEST = LocalDate.of(1940, 1, 1);
    private static final LocalDate YOUNGEST = LocalDate.of(2007, 12, 31);

    /** Prime to the number of days, so that ages are mixed and each day comes once in a round. */
    private static final long DAY_STRIDE = 7_919;

    private final long seed;
    private final int size;

    public Population(long seed, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a population has at least one citizen");
        }
        this.seed = seed;
        this.size = size;
    }

    public int size() {
        return size;
    }

    /** The citizen of that number; region, birth day and sequence come from the number, so no two share an id number. */
    public Citizen citizen(int number) {
        if (number < 0 || number >= size) {
            throw new IndexOutOfBoundsException(number);
        }
        Random random = new Random(seed * 31 + number);
        long days = YOUNGEST.toEpochDay() - OLDEST.toEpochDay() + 1;
        // Region and day walk through all their combinations before the sequence has to change.
        long shifted = number + Math.floorMod(seed, 1_000_003L);
        String region = REGIONS[(int) (shifted % REGIONS.length)];
        LocalDate born = OLDEST.plusDays(shifted / REGIONS.length * DAY_STRIDE % days);
        int sequence = (int) (shifted / REGIONS.length / days % 999) + 1;
        String name = FAMILY[random.nextInt(FAMILY.length)] + GIVEN[random.nextInt(GIVEN.length)];
        return new Citizen(number, name, ResidentId.of(region, born, sequence));
    }
}
