/* The bytes of an order in the packed form, docs/packed.md, while they are written. */
#ifndef BUFFER_H
#define BUFFER_H

#include "perl_host.h"

/* Kinds of values. */
enum {
    TAG_NOTHING = 0x00,
    TAG_FALSE = 0x01,
    TAG_TRUE = 0x02,
    TAG_INTEGER = 0x03,
    TAG_FLOAT = 0x04,
    TAG_NUMBER = 0x05,
    TAG_TEXT = 0x06,
    TAG_BYTES = 0x07,
    TAG_LIST = 0x08,
    TAG_MAP = 0x09,
    TAG_OTHER = 0x0A,
    TAG_OBJECT = 0x0B,
    TAG_UNREADABLE = 0x0C,
    TAG_FAULT = 0x0D
};

/* Reasons of what cannot be read. */
enum { REASON_NOT_UTF8, REASON_SURROGATE, REASON_TOO_DEEP, REASON_METHOD, REASON_HOST };

/* The first byte of a document. */
#define PACKED_VERSION 0x01
/* A key that is a field: this, and its number. */
#define PACKED_FIELD 0x40
/* In place of a field's number: none. */
#define NO_FIELD 0x7F

/* More than this is not written: a value that contains itself twice has no end. */
#define MAX_DOCUMENT (64 * 1024 * 1024)

typedef struct {
    char *at;
    char *end;
    /* Owns the bytes. */
    SV *bytes;
    /* Whether a value did not fit: then walks end. */
    bool is_full;
} Buffer;

void buffer_open(pTHX_ Buffer *buffer, SV *bytes);
void buffer_grow(pTHX_ Buffer *buffer, STRLEN more);

#define buffer_start(buffer) SvPVX((buffer)->bytes)
#define buffer_length(buffer) ((STRLEN)((buffer)->at - buffer_start(buffer)))

PERL_STATIC_INLINE void buffer_room(pTHX_ Buffer *buffer, STRLEN more)
{
    if ((STRLEN)(buffer->end - buffer->at) < more)
        buffer_grow(aTHX_ buffer, more);
}

PERL_STATIC_INLINE void buffer_byte(pTHX_ Buffer *buffer, U8 byte)
{
    buffer_room(aTHX_ buffer, 1);
    *buffer->at++ = (char)byte;
}

PERL_STATIC_INLINE void put_u32(char *at, uint32_t number)
{
    at[0] = (char)number;
    at[1] = (char)(number >> 8);
    at[2] = (char)(number >> 16);
    at[3] = (char)(number >> 24);
}

/* A length, in bytes of seven bits. */
PERL_STATIC_INLINE void put_length(char *at, uint32_t length)
{
    uint32_t apart = (length & 0x3FFF) | (length & 0xFFFC000) << 2;
    put_u32(at, (apart & 0x7F007F) | (apart & 0x3F803F80) << 1);
}

/* A value of a tag with a length and these bytes. */
PERL_STATIC_INLINE void buffer_text(pTHX_ Buffer *buffer, U8 tag, const char *text, STRLEN length)
{
    buffer_room(aTHX_ buffer, length + 5);
    *buffer->at = (char)tag;
    put_length(buffer->at + 1, (uint32_t)length);
    Copy(text, buffer->at + 5, length, char);
    buffer->at += length + 5;
}

void buffer_integer(pTHX_ Buffer *buffer, IV integer);
void buffer_float(pTHX_ Buffer *buffer, NV number);

/* A value, or the end of a walk, that cannot be read: TAG_UNREADABLE or TAG_FAULT. */
void buffer_failure(pTHX_ Buffer *buffer, U8 tag, U8 reason, const char *text, STRLEN length);

/* Begins a value whose length is known at its end; returns where it is, for buffer_end. */
PERL_STATIC_INLINE STRLEN buffer_begin(pTHX_ Buffer *buffer, U8 tag)
{
    buffer_room(aTHX_ buffer, 5);
    *buffer->at = (char)tag;
    buffer->at += 5;
    return buffer_length(buffer);
}

PERL_STATIC_INLINE void buffer_end(Buffer *buffer, STRLEN start)
{
    put_length(buffer_start(buffer) + start - 4, (uint32_t)(buffer_length(buffer) - start));
}

/* Whether there is room for a text of this length within a document's limit; if not, walks end. */
PERL_STATIC_INLINE bool buffer_takes(Buffer *buffer, STRLEN length)
{
    if (!buffer->is_full && length <= MAX_DOCUMENT && buffer_length(buffer) + length <= MAX_DOCUMENT)
        return TRUE;
    buffer->is_full = TRUE;
    return FALSE;
}

#endif
