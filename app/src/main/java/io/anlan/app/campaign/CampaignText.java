package io.anlan.app.campaign;

/** A campaign's words in one language. The latest edit wins, at either site. */
public record CampaignText(String lang, String title, String summary, long version) {}
