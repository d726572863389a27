package flocktory.postcheckout;

/** How to render: the options of every language, each left out until it is set. */
public final class Options {
    private String nonce;
    private Boolean once;
    private String spot;
    private String baseUrl;
    private String country;
    private String charset;
    private String lang;
    private Boolean strict;
    private String form;

    /** The nonce of the response's Content-Security-Policy. */
    public Options nonce(String nonce) {
        this.nonce = nonce;
        return this;
    }

    /** Push each order id once per browser. */
    public Options once(boolean once) {
        this.once = once;
        return this;
    }

    /** The spot of orders without a spot. */
    public Options spot(String spot) {
        this.spot = spot;
        return this;
    }

    /** The shop's address, against which relative images are resolved. */
    public Options baseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
        return this;
    }

    /** The numbering plan of phones without a country code. */
    public Options country(String country) {
        this.country = country;
        return this;
    }

    /** The encoding of orders as JSON text. */
    public Options charset(String charset) {
        this.charset = charset;
        return this;
    }

    /** The language of messages: {@code en} or {@code ru}. */
    public Options lang(String lang) {
        this.lang = lang;
        return this;
    }

    /** Make every warning an error. */
    public Options strict(boolean strict) {
        this.strict = strict;
        return this;
    }

    /** {@code script}, {@code data} or {@code datalayer}. */
    public Options form(String form) {
        this.form = form;
        return this;
    }
}
