package io.anlan.app.receipt;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.person.PersonKey;

/**
 * What a receipt states: this person's registration was accepted, where, when and how often it is stored.
 *
 * @param durability {@code BOTH_SITES} or {@code ONE_SITE}
 */
public record ReceiptContent(
        String registrationNo,
        String campaign,
        PersonKey personKey,
        SiteId site,
        long acceptedAtMicros,
        String channel,
        String durability) {

    @Override
    public String toString() {
        return "ReceiptContent[" + campaign + "]";
    }
}
