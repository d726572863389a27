package org.springframework.boot.actuate.health;

import java.util.LinkedHashMap;
import java.util.Map;

public final class Health {
    private final String status;
    private final Map<String, Object> details;

    private Health(Builder builder) {
        status = builder.status;
        details = builder.details;
    }

    public static Builder up() {
        return new Builder("UP");
    }

    public static Builder down() {
        return new Builder("DOWN");
    }

    public String getStatus() {
        return status;
    }

    public Map<String, Object> getDetails() {
        return details;
    }

    public static final class Builder {
        private final String status;
        private final Map<String, Object> details = new LinkedHashMap<>();

        private Builder(String status) {
            this.status = status;
        }

        public Builder withDetail(String key, Object value) {
            details.put(key, value);
            return this;
        }

        public Health build() {
            return new Health(this);
        }
    }
}
