package io.anlan.chaos.report;

/**
 * Whether the judges were seen to bite with this program. A report without that stands under a warning.
 *
 * @param passed every mutation turned its judge red
 */
public record TeethState(boolean passed, String zh, String en) {
    /** Nobody ran them. */
    public static TeethState notRun(String commit) {
        return new TeethState(
                false,
                "警告：尚未证明裁判会报错（程序 " + commit + " 没有通过的牙齿试验记录）。运行 ./anlan chaos teeth。",
                "Warning: nobody has seen these judges turn red (no passed teeth for " + commit
                        + "). Run ./anlan chaos teeth.");
    }

    /** All of them bit. */
    public static TeethState bit() {
        return new TeethState(true, "", "");
    }
}
