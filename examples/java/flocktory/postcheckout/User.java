package flocktory.postcheckout;

import java.util.Map;

/** The customer: with an email, a phone or an id. */
public final class User {
    private String name;
    private String firstName;
    private String lastName;
    private String email;
    private String phone;
    private String id;
    private String sex;
    private Map<String, ?> extra;

    public User name(String name) {
        this.name = name;
        return this;
    }

    public User firstName(String firstName) {
        this.firstName = firstName;
        return this;
    }

    public User lastName(String lastName) {
        this.lastName = lastName;
        return this;
    }

    public User email(String email) {
        this.email = email;
        return this;
    }

    public User phone(String phone) {
        this.phone = phone;
        return this;
    }

    public User id(String id) {
        this.id = id;
        return this;
    }

    public User sex(String sex) {
        this.sex = sex;
        return this;
    }

    /** Fields that Flocktory has agreed with the shop. */
    public User extra(Map<String, ?> extra) {
        this.extra = extra;
        return this;
    }
}
