package flocktory.postcheckout.spring;

import flocktory.postcheckout.Feed;
import flocktory.postcheckout.InvalidOrderException;
import java.nio.file.Path;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** The health of the feed's index, {@code flocktoryFeed} in the actuator: down if the file cannot be used. */
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnProperty("flocktory.postcheckout.feed")
class FeedHealth {
    @Bean
    HealthIndicator flocktoryFeedHealthIndicator(PostcheckoutProperties properties) {
        Path path = Path.of(properties.get("feed").toString());
        return () -> health(path);
    }

    /** Opening takes microseconds, because only the header is read. */
    private static Health health(Path path) {
        try (Feed feed = Feed.open(path)) {
            return Health.up().withDetail("path", path.toString()).withDetail("offers", feed.offers()).build();
        } catch (InvalidOrderException | LinkageError unusable) {
            return Health.down().withDetail("path", path.toString()).withDetail("error", String.valueOf(unusable.getMessage())).build();
        }
    }
}
