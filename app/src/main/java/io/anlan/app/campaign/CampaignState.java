package io.anlan.app.campaign;

/** Where a campaign stands. Never stored: it follows from the window, the gate and the events present. */
public enum CampaignState {
    /** Its window has not begun. */
    SCHEDULED,
    /** Registrations are accepted. */
    OPEN,
    /** No registration is accepted any more, at this site at least. */
    CLOSED
}
