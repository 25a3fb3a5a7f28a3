package io.anlan.app.problem;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of problem this service answers with; their slugs are part of the interface and never change. */
public enum ProblemType {
    /** The id number is not one of GB 11643. */
    BAD_ID_NUMBER("bad-id-number", "身份证号码有误", "The id number is not valid"),
    /** Another id type than the one this service knows. */
    UNKNOWN_ID_TYPE("unknown-id-type", "不支持的证件类型", "The id type is not supported"),
    /** Name, number and code do not belong together. */
    IDENTITY_MISMATCH("identity-mismatch", "身份信息不符", "The identity could not be confirmed"),
    /** The identity provider cannot be asked: says nothing about the person. */
    IDENTITY_UNAVAILABLE("identity-unavailable", "身份验证服务暂不可用", "The identity service is not available"),
    /** No session token. */
    SESSION_MISSING("session-missing", "请先登录", "Please log in"),
    /** The session's twelve hours are over. */
    SESSION_EXPIRED("session-expired", "登录已过期", "The session has ended"),
    /** The token is not ours, or was changed. */
    SESSION_FORGED("session-forged", "登录信息无效", "The session token is not valid"),
    /** Known, but not allowed. */
    NOT_ALLOWED("not-allowed", "无权进行此操作", "Not allowed"),
    /** The request carries no idempotency key. */
    MISSING_IDEMPOTENCY_KEY("missing-idempotency-key", "缺少幂等键", "The idempotency key is missing"),
    /** The key was used with another body. */
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", "幂等键已用于其他请求", "The idempotency key was used for another request"),
    /** The body cannot be read as JSON. */
    MALFORMED_JSON("malformed-json", "请求格式有误", "The body is not valid JSON"),
    /** A channel the campaign does not have. */
    UNKNOWN_CHANNEL("unknown-channel", "没有此报名渠道", "The campaign has no such channel"),
    /** A field this service does not know. */
    UNKNOWN_FIELD("unknown-field", "请求含有未知字段", "The body has an unknown field"),
    /** A field that must be there is not. */
    MISSING_FIELD("missing-field", "缺少必填字段", "A required field is missing"),
    /** A value outside its range. */
    BAD_VALUE("bad-value", "字段取值有误", "A value is not valid"),
    /** A text beyond its limit. */
    TEXT_TOO_LONG("text-too-long", "文字过长", "A text is too long"),
    /** A text with characters that cannot be stored or shown. */
    BAD_TEXT("bad-text", "文字含有不允许的字符", "A text has characters that are not allowed"),
    /** The body is beyond its limit. */
    BODY_TOO_LARGE("body-too-large", "请求过大", "The body is too large"),
    /** The header block is beyond its limit. */
    HEADERS_TOO_LARGE("headers-too-large", "请求头过大", "The headers are too large"),
    /** The address is beyond its limit. */
    ADDRESS_TOO_LONG("address-too-long", "请求地址过长", "The address is too long"),
    /** Below the campaign's age. */
    UNDER_AGE("under-age", "未达到年龄要求", "Below the campaign's minimum age"),
    /** No such campaign here. */
    CAMPAIGN_NOT_FOUND("campaign-not-found", "没有此活动", "No such campaign"),
    /** A campaign of this id is already there. */
    CAMPAIGN_EXISTS("campaign-exists", "活动已存在", "The campaign exists already"),
    /** The campaign has not begun. */
    CAMPAIGN_NOT_OPEN("campaign-not-open", "活动尚未开始", "The campaign is not open yet"),
    /** The campaign is over. */
    CAMPAIGN_CLOSED("campaign-closed", "活动已结束", "The campaign is closed"),
    /** No such registration here. */
    REGISTRATION_NOT_FOUND("registration-not-found", "没有此报名记录", "No such registration"),
    /** No such claim of this person. */
    CLAIM_NOT_FOUND("claim-not-found", "没有此申领记录", "No such claim"),
    /** The time to confirm a claim is over. */
    CLAIM_EXPIRED("claim-expired", "保留时间已过", "The hold has ended"),
    /** The claim was confirmed. */
    CLAIM_CONFIRMED("claim-confirmed", "已确认，不能放弃", "The claim is confirmed"),
    /** The claim was given back. */
    CLAIM_RELEASED("claim-released", "名额已放弃", "The claim was given back"),
    /** No seat is left at either site. */
    SOLD_OUT("sold-out", "名额已领完", "Sold out"),
    /** A campaign of the other kind. */
    WRONG_MODE("wrong-mode", "该活动不是这种参与方式", "The campaign works another way"),
    /** The registration number is mistyped. */
    BAD_REGISTRATION_NO("bad-registration-no", "报名编号有误", "The registration number is not valid"),
    /** Surely not stored. */
    NOT_STORED("not-stored", "未能保存，请重试", "Not stored; try again"),
    /** May be stored; asking again with the same key is safe and tells. */
    IN_DOUBT("in-doubt", "结果待确认，请用同一请求重试", "In doubt; send the same request again"),
    /** No such address. */
    NOT_FOUND("not-found", "没有此页面", "Nothing is here"),
    /** The address is there, the method is not. */
    METHOD_NOT_ALLOWED("method-not-allowed", "不支持此请求方法", "The method is not allowed here"),
    /** The body is not JSON. */
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", "不支持的内容类型", "The content type is not supported"),
    /** The answer cannot be given in a form the caller accepts. */
    NOT_ACCEPTABLE("not-acceptable", "无法按要求的格式应答", "The answer has no such form"),
    /** Something of the request that no other type names. */
    BAD_REQUEST("bad-request", "请求有误", "The request is not valid"),
    /** The node is broken or starting; whether anything happened is not known. */
    FAILED("failed", "系统出现故障", "The service has failed");

    private static final Map<String, ProblemType> BY_SLUG =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ProblemType::slug, Function.identity()));

    private final String slug;
    private final String zh;
    private final String en;

    ProblemType(String slug, String zh, String en) {
        this.slug = slug;
        this.zh = zh;
        this.en = en;
    }

    /** The last part of the type's address. */
    public String slug() {
        return slug;
    }

    /** The title, Chinese first. */
    public String title() {
        return zh + " / " + en;
    }

    /** The type of a slug; the title of one unknown here is the slug itself, hence the general type. */
    static ProblemType of(String slug) {
        return BY_SLUG.getOrDefault(slug, BAD_REQUEST);
    }
}
