package flocktory.postcheckout;

import java.util.Map;

/** The customer: with an email, a phone or an id. Null means that a value is not given. */
public final class User extends TypedObject {
    /** A customer without any data yet. */
    public User() {
    }

    /**
     * Sets the full name.
     *
     * @param name first and last name
     * @return this
     */
    public User name(String name) {
        set("name", name);
        return this;
    }

    /**
     * Sets the first name, for shops that store the two parts of a name.
     *
     * @param firstName the first name
     * @return this
     */
    public User firstName(String firstName) {
        set("first_name", firstName);
        return this;
    }

    /**
     * Sets the last name.
     *
     * @param lastName the last name
     * @return this
     */
    public User lastName(String lastName) {
        set("last_name", lastName);
        return this;
    }

    /**
     * Sets the email.
     *
     * @param email the address
     * @return this
     */
    public User email(String email) {
        set("email", email);
        return this;
    }

    /**
     * Sets the phone, in any spelling.
     *
     * @param phone the number, with a country code or of the country of the options
     * @return this
     */
    public User phone(String phone) {
        set("phone", phone);
        return this;
    }

    /**
     * Sets the customer's id in the shop.
     *
     * @param id the id
     * @return this
     */
    public User id(String id) {
        set("id", id);
        return this;
    }

    /**
     * Sets the customer's id in the shop.
     *
     * @param id the id
     * @return this
     */
    public User id(long id) {
        set("id", id);
        return this;
    }

    /**
     * Sets the sex.
     *
     * @param sex {@code m} or {@code f}
     * @return this
     */
    public User sex(String sex) {
        set("sex", sex);
        return this;
    }

    /**
     * Sets fields that Flocktory has agreed with the shop.
     *
     * @param extra names and values
     * @return this
     */
    public User extra(Map<String, ?> extra) {
        set("extra", extra);
        return this;
    }
}
