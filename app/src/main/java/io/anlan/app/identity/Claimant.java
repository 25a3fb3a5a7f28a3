package io.anlan.app.identity;

import io.anlan.kernel.person.ResidentId;

/** Who somebody says they are. Its text says nothing. */
public record Claimant(String name, ResidentId id, String code) {

    /** The one kind of document that is known. */
    public static final String ID_TYPE = "resident-id";

    /** The name as it may be shown: of two characters the last, of more the first and, from four on, the last. */
    String maskedName() {
        var characters = name.codePoints().toArray();
        var last = characters.length - 1;
        if (last == 0) {
            return "*";
        }
        var shown = new StringBuilder();
        for (var i = 0; i <= last; i++) {
            var visible = last == 1 ? i == 1 : i == 0 || i == last;
            shown.append(visible ? Character.toString(characters[i]) : "*");
        }
        return shown.toString();
    }

    @Override
    public String toString() {
        return "Claimant[…]";
    }
}
