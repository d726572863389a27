#include "buffer.h"

void buffer_open(pTHX_ Buffer *buffer, SV *bytes)
{
    buffer->bytes = bytes;
    buffer->at = SvGROW(bytes, 1024);
    buffer->end = buffer->at + SvLEN(bytes);
    buffer->is_full = FALSE;
}

void buffer_grow(pTHX_ Buffer *buffer, STRLEN more)
{
    STRLEN length = buffer_length(buffer);
    /* Twice as much, so that all the copying takes time in proportion to the document. */
    STRLEN wanted = length + more > SvLEN(buffer->bytes) * 2 ? length + more : SvLEN(buffer->bytes) * 2;
    SvCUR_set(buffer->bytes, length);
    buffer->at = SvGROW(buffer->bytes, wanted) + length;
    buffer->end = buffer_start(buffer) + SvLEN(buffer->bytes);
}

/* A tag, and 64 bits in bytes of seven, the lowest first. */
static void buffer_bits(pTHX_ Buffer *buffer, U8 tag, uint64_t bits)
{
    /* The lower 56 bits, moved apart: halves, quarters, eighths. */
    uint64_t apart = (bits & 0x000000000FFFFFFFULL) | (bits & 0x00FFFFFFF0000000ULL) << 4;
    apart = (apart & 0x00003FFF00003FFFULL) | (apart & 0x0FFFC0000FFFC000ULL) << 2;
    apart = (apart & 0x007F007F007F007FULL) | (apart & 0x3F803F803F803F80ULL) << 1;
    buffer_room(aTHX_ buffer, 11);
    *buffer->at++ = (char)tag;
    put_u32(buffer->at, (uint32_t)apart);
    put_u32(buffer->at + 4, (uint32_t)(apart >> 32));
    buffer->at[8] = (char)(bits >> 56 & 0x7F);
    buffer->at[9] = (char)(bits >> 63);
    buffer->at += 10;
}

void buffer_integer(pTHX_ Buffer *buffer, IV integer)
{
    buffer_bits(aTHX_ buffer, TAG_INTEGER, (uint64_t)(int64_t)integer);
}

void buffer_float(pTHX_ Buffer *buffer, NV number)
{
    /* A Perl with long doubles has more digits; the shortest form of a double is what was meant. */
    double narrow = (double)number;
    uint64_t bits;
    Copy(&narrow, &bits, 1, uint64_t);
    buffer_bits(aTHX_ buffer, TAG_FLOAT, bits);
}

void buffer_failure(pTHX_ Buffer *buffer, U8 tag, U8 reason, const char *text, STRLEN length)
{
    STRLEN start = buffer_begin(aTHX_ buffer, tag);
    buffer_room(aTHX_ buffer, length + 1);
    *buffer->at++ = (char)reason;
    Copy(text, buffer->at, length, char);
    buffer->at += length;
    buffer_end(buffer, start);
}
