import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules that our library checks, as a careful shop would write them itself: tuned, and with all problems reported.
 *
 * <p>Only what an order with an email needs is here, so phones and ids in place of an email are left out. The address is
 * checked by a loop: a pattern took three times as long.
 */
final class ByHand {
    private static final int MAX_TEXT = 65_536;
    private static final Set<String> PLACEHOLDERS = Set.of(
            "null", "NULL", "undefined", "None", "none", "nil", "NaN", "(null)", "[object Object]");
    private static final Set<String> NO_EMAILS = Set.of(
            "null", "undefined", "none", "nil", "nan", "false", "noemail", "no-email", "no_email", "nomail");
    private static final Set<String> TEST_DOMAINS = Set.of(
            "example.com", "example.org", "example.net", "example.ru", "test.com", "test.ru", "mail.test");
    private static final Pattern TEST_LOCALS =
            Pattern.compile("(?:test|tester|testing|example|sample|demo|qwerty|asdf)[0-9]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENTITY = Pattern.compile(
            "&(?:#x[0-9a-f]{1,6}|#[0-9]{1,7}|quot|amp|lt|gt|apos|nbsp|laquo|raquo|[nm]dash|hellip);", Pattern.CASE_INSENSITIVE);

    private static final Set<String> POSTCHECKOUT = Set.of("user", "order", "spot", "extra");
    private static final Set<String> USER =
            Set.of("name", "first_name", "last_name", "email", "phone", "id", "sex", "extra");
    private static final Set<String> ORDER = Set.of("id", "price", "custom_field", "items", "extra");
    private static final Set<String> ITEM = Set.of("id", "title", "price", "image", "count", "extra");

    record Problem(String code, String path) { }

    private final List<Problem> errors = new ArrayList<>(0);
    private final List<Problem> warnings = new ArrayList<>(0);

    /** Throws with all errors; returns the warnings. */
    static List<Problem> check(Orders.Postcheckout order) {
        ByHand check = new ByHand();
        if (order.user() == null) {
            check.errors.add(new Problem("user_missing", "user"));
        } else {
            check.user(order.user().name(), order.user().email());
        }
        Orders.Order purchase = order.order();
        if (purchase == null) {
            check.errors.add(new Problem("order_missing", "order"));
        } else {
            check.order(purchase.id(), purchase.price(), purchase.customField());
            List<Orders.Item> items = purchase.items();
            if (check.count(items)) {
                Set<String> seen = new HashSet<>(2 * items.size());
                for (int i = 0; i < items.size(); i++) {
                    Orders.Item item = items.get(i);
                    if (item == null) {
                        check.errors.add(new Problem("wrong_type", "order.items[" + i + "]"));
                    } else {
                        check.item(i, item.id(), item.title(), item.price(), item.image(), item.count(), seen);
                    }
                }
            }
        }
        return check.end(order.spot());
    }

    /** The same of an order as maps: names and types are checked too. */
    static List<Problem> check(Map<?, ?> order) {
        ByHand check = new ByHand();
        check.known(order, POSTCHECKOUT, "");
        if (order.get("user") instanceof Map<?, ?> user) {
            check.known(user, USER, "user.");
            check.user(check.text(user.get("name"), "user.name"), check.text(user.get("email"), "user.email"));
        } else {
            check.errors.add(new Problem("user_missing", "user"));
        }
        if (order.get("order") instanceof Map<?, ?> purchase) {
            check.known(purchase, ORDER, "order.");
            check.order(check.text(purchase.get("id"), "order.id"), check.number(purchase.get("price"), "order.price"),
                    check.text(purchase.get("custom_field"), "order.custom_field"));
            if (!(purchase.get("items") instanceof List<?> items)) {
                check.errors.add(new Problem("items_missing", "order.items"));
            } else if (check.count(items)) {
                Set<String> seen = new HashSet<>(2 * items.size());
                for (int i = 0; i < items.size(); i++) {
                    check.item(i, items.get(i), seen);
                }
            }
        } else {
            check.errors.add(new Problem("order_missing", "order"));
        }
        return check.end(check.text(order.get("spot"), "spot"));
    }

    private List<Problem> end(String spot) {
        if (spot != null) {
            label(spot, "spot");
        }
        if (!errors.isEmpty()) {
            errors.addAll(warnings);
            throw new IllegalArgumentException(errors.toString());
        }
        return warnings;
    }

    private void item(int index, Object item, Set<String> seen) {
        if (!(item instanceof Map<?, ?> map)) {
            errors.add(new Problem("wrong_type", "order.items[" + index + "]"));
            return;
        }
        if (!ITEM.containsAll(map.keySet())) {
            known(map, ITEM, "order.items[" + index + "].");
        }
        Object count = map.get("count");
        if (count instanceof Integer whole && map.get("id") instanceof String id && map.get("title") instanceof String title
                && map.get("price") instanceof BigDecimal price && map.get("image") instanceof String image) {
            item(index, id, title, price, image, whole, seen);
        } else {
            String path = "order.items[" + index + "].";
            item(index, text(map.get("id"), path + "id"), text(map.get("title"), path + "title"),
                    number(map.get("price"), path + "price"), text(map.get("image"), path + "image"),
                    count instanceof Number number ? number.doubleValue() : 0, seen);
        }
    }

    private void known(Map<?, ?> given, Set<String> names, String path) {
        for (Object key : given.keySet()) {
            if (!names.contains(key)) {
                warnings.add(new Problem("unknown_key", path + key));
            }
        }
    }

    private String text(Object given, String path) {
        if (given == null || given instanceof String) {
            return (String) given;
        }
        if (given instanceof Integer || given instanceof Long) {
            return given.toString();
        }
        errors.add(new Problem("wrong_type", path));
        return null;
    }

    private BigDecimal number(Object given, String path) {
        if (given == null || given instanceof BigDecimal) {
            return (BigDecimal) given;
        }
        if (given instanceof Integer || given instanceof Long) {
            return BigDecimal.valueOf(((Number) given).longValue());
        }
        errors.add(new Problem("wrong_type", path));
        return null;
    }

    private void user(String name, String email) {
        if (name != null && name.length() <= MAX_TEXT && !name.isBlank()) {
            for (String word : name.split(" ")) {
                if (PLACEHOLDERS.contains(word)) {
                    warnings.add(new Problem("name_placeholder", "user.name"));
                }
            }
        } else {
            warnings.add(new Problem("name_missing", "user.name"));
        }
        int at = email == null || email.length() > 254 ? -1 : email.indexOf('@');
        if (at < 0 || !isEmail(email, at)) {
            errors.add(new Problem("identity_missing", "user"));
            return;
        }
        String local = email.substring(0, at);
        String domain = email.substring(at + 1);
        if (NO_EMAILS.contains(local.toLowerCase(Locale.ROOT))) {
            errors.add(new Problem("email_placeholder", "user.email"));
        } else if (TEST_DOMAINS.contains(domain) || TEST_LOCALS.matcher(local).matches() || domain.endsWith(".test")
                || domain.endsWith(".example") || domain.endsWith(".invalid") || domain.endsWith(".localhost")) {
            warnings.add(new Problem("email_test", "user.email"));
        } else if (email.equalsIgnoreCase("ivan@gmail.com")) {
            warnings.add(new Problem("email_sample", "user.email"));
        }
    }

    private void order(String id, BigDecimal price, String customField) {
        id(id, "order.id", errors);
        if (price == null) {
            errors.add(new Problem("price_missing", "order.price"));
        } else {
            price(price, "order.price");
        }
        if (customField != null) {
            label(customField, "order.custom_field");
        }
    }

    private boolean count(List<?> items) {
        if (items == null || items.isEmpty() || items.size() > 10_000) {
            errors.add(new Problem("items_missing", "order.items"));
            return false;
        }
        return true;
    }

    /** Paths are made only for problems. */
    private void item(int index, String id, String title, BigDecimal price, String image, double count, Set<String> seen) {
        if (id == null || !isPlain(id) || !seen.add(id)) {
            String path = "order.items[" + index + "].id";
            if (id == null) {
                warnings.add(new Problem("item_id_missing", path));
            } else if (!isPlain(id)) {
                id(id, path, warnings);
            } else {
                warnings.add(new Problem("item_id_repeated", path));
            }
        }
        if (title != null) {
            if (title.length() > MAX_TEXT || PLACEHOLDERS.contains(title.strip())) {
                label(title, "order.items[" + index + "].title");
            }
            if (title.indexOf('&') >= 0 && ENTITY.matcher(title).find()) {
                warnings.add(new Problem("text_html", "order.items[" + index + "].title"));
            }
        }
        if (price != null && (price.signum() < 0 || price.scale() > 4)) {
            price(price, "order.items[" + index + "].price");
        }
        if (image != null && !(image.length() <= MAX_TEXT && isUrl(image))) {
            warnings.add(new Problem("image_invalid", "order.items[" + index + "].image"));
        }
        if (!(count > 0 && count < Double.POSITIVE_INFINITY)) {
            warnings.add(new Problem("count_invalid", "order.items[" + index + "].count"));
        }
    }

    /** Whether an id is neither blank nor a placeholder, has no white space around it, and is not too long. */
    private static boolean isPlain(String id) {
        return !id.isEmpty() && id.length() <= MAX_TEXT && id.charAt(0) > ' ' && id.charAt(id.length() - 1) > ' '
                && !PLACEHOLDERS.contains(id);
    }

    private void id(String id, String path, List<Problem> problems) {
        if (id == null) {
            problems.add(new Problem("id_missing", path));
            return;
        }
        String stripped = id.strip();
        if (stripped.isEmpty() || PLACEHOLDERS.contains(stripped)) {
            problems.add(new Problem("id_missing", path));
        } else if (id.length() > MAX_TEXT) {
            problems.add(new Problem("text_too_long", path));
        } else if (stripped.length() != id.length()) {
            warnings.add(new Problem("id_whitespace", path));
        }
    }

    private void label(String text, String path) {
        if (text.length() > MAX_TEXT) {
            errors.add(new Problem("text_too_long", path));
        } else if (PLACEHOLDERS.contains(text.strip())) {
            warnings.add(new Problem("text_placeholder", path));
        }
    }

    private void price(BigDecimal price, String path) {
        if (price.signum() < 0) {
            errors.add(new Problem("price_negative", path));
        } else if (price.scale() > 4 && price.stripTrailingZeros().scale() > 4) {
            warnings.add(new Problem("price_fraction", path));
        }
    }

    private static boolean isEmail(String email, int at) {
        if (at == 0 || at > 64) {
            return false;
        }
        for (int i = 0; i < at; i++) {
            char c = email.charAt(i);
            if (!isAlphanumeric(c) && ".!#$%&'*+/=?^_`{|}~-".indexOf(c) < 0) {
                return false;
            }
        }
        int labels = 0;
        for (int start = at + 1; start <= email.length();) {
            int dot = email.indexOf('.', start);
            int end = dot < 0 ? email.length() : dot;
            if (end == start || end - start > 63 || email.charAt(start) == '-' || email.charAt(end - 1) == '-') {
                return false;
            }
            for (int i = start; i < end; i++) {
                if (!isAlphanumeric(email.charAt(i)) && email.charAt(i) != '-') {
                    return false;
                }
            }
            labels++;
            start = end + 1;
        }
        return labels > 1;
    }

    private static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static boolean isUrl(String url) {
        int start = url.startsWith("https://") ? 8 : url.startsWith("http://") ? 7 : url.length();
        if (start == url.length() || "/?#:@.".indexOf(url.charAt(start)) >= 0) {
            return false;
        }
        for (int i = start; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c <= ' ' || c == 0x7F || "\"<>\\^`{|}".indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }
}
