package org.springframework.boot.actuate.health;

@FunctionalInterface
public interface HealthIndicator {
    Health health();
}
