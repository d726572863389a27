/* Just enough JSON to read tests/cases, whose files are well formed: values are found in their text, strings decoded. */
#ifndef JSON_H
#define JSON_H

#include <stdlib.h>
#include <string.h>

/* Bytes, not ended by a NUL; none where `start` is NULL. */
typedef struct {
    const char *start;
    size_t length;
} Text;

static inline Text text_of(const char *start, const char *end) {
    Text text = {start, (size_t)(end - start)};
    return text;
}

static inline int is_text(Text text, const char *wanted) {
    return text.length == strlen(wanted) && memcmp(text.start, wanted, text.length) == 0;
}

static inline int is_same(Text one, Text other) {
    return one.length == other.length && (one.length == 0 || memcmp(one.start, other.start, one.length) == 0);
}

static inline const char *skip_space(const char *at) {
    return at + strspn(at, " \t\r\n");
}

static inline const char *skip_string(const char *at) {
    for (at++; *at != '"'; at++)
        if (*at == '\\')
            at++;
    return at + 1;
}

static inline const char *skip_value(const char *at) {
    int depth = 0;
    if (*at != '"' && *at != '{' && *at != '[')
        return at + strcspn(at, ",]} \t\r\n");
    do {
        if (*at == '"') {
            at = skip_string(at);
        } else {
            depth += *at == '{' || *at == '[';
            depth -= *at == '}' || *at == ']';
            at++;
        }
    } while (depth > 0);
    return at;
}

/* Steps through an object or a list: `at` starts at its text, and `key` stays as it is in a list. */
static inline int next_value(const char **at, Text *key, Text *value) {
    const char *start = skip_space(*at);
    int is_first = *start == '{' || *start == '[';
    if (!is_first && *start != ',')
        return 0;
    start = skip_space(start + 1);
    if (*start == '}' || *start == ']')
        return 0;
    const char *end = skip_value(start);
    const char *colon = skip_space(end);
    if (*colon == ':') {
        *key = text_of(start + 1, end - 1);
        start = skip_space(colon + 1);
        end = skip_value(start);
    }
    *value = text_of(start, end);
    *at = end;
    return 1;
}

static inline Text value_of(Text object, const char *wanted) {
    Text key = {NULL, 0}, value, none = {NULL, 0};
    const char *at = object.start;
    while (next_value(&at, &key, &value))
        if (is_text(key, wanted))
            return value;
    return none;
}

static inline char *put_character(char *out, unsigned long c) {
    if (c < 0x80) {
        *out++ = (char)c;
        return out;
    }
    int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const int lead[] = {0, 0xc0, 0xe0, 0xf0};
    *out++ = (char)(lead[more] | (int)(c >> 6 * more));
    while (more-- > 0)
        *out++ = (char)(0x80 | (c >> 6 * more & 0x3f));
    return out;
}

static inline unsigned long hex4(const char *at) {
    char digits[5] = {at[0], at[1], at[2], at[3], 0};
    return strtoul(digits, NULL, 16);
}

/* The content of a string, in memory of exactly its length, which the caller frees. */
static inline Text decode(Text string) {
    static const char letters[] = "bfnrt", meant[] = "\b\f\n\r\t";
    char *content = (char *)malloc(string.length), *out = content;
    const char *at = string.start + 1, *end = string.start + string.length - 1;
    while (at < end) {
        if (*at != '\\') {
            *out++ = *at++;
        } else if (at[1] == 'u') {
            unsigned long c = hex4(at + 2);
            at += 6;
            if (c >> 10 == 0x36) {
                c = 0x10000 + ((c & 0x3ff) << 10) + (hex4(at + 2) & 0x3ff);
                at += 6;
            }
            out = put_character(out, c);
        } else {
            const char *letter = strchr(letters, at[1]);
            *out++ = letter ? meant[letter - letters] : at[1];
            at += 2;
        }
    }
    Text text = text_of(content, out);
    /* An empty text needs a pointer as well. */
    text.start = (char *)realloc(content, text.length ? text.length : 1);
    return text;
}

static inline Text decode_base64(Text string) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned char *content = (unsigned char *)malloc(string.length), *out = content;
    unsigned long bits = 0;
    int count = 0;
    for (size_t i = 1; i + 1 < string.length && string.start[i] != '='; i++) {
        bits = bits << 6 | (unsigned long)(strchr(digits, string.start[i]) - digits);
        count += 6;
        if (count >= 8)
            *out++ = (unsigned char)(bits >> (count -= 8));
    }
    return text_of((char *)content, (char *)out);
}

static inline Text copy(Text text) {
    Text copied = {(char *)malloc(text.length ? text.length : 1), text.length};
    memcpy((void *)copied.start, text.start, text.length);
    return copied;
}

#endif
