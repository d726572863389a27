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

void buffer_integer(pTHX_ Buffer *buffer, IV integer)
{
    buffer_room(aTHX_ buffer, 9);
    *buffer->at = TAG_INTEGER;
    put_u64(buffer->at + 1, (uint64_t)(int64_t)integer);
    buffer->at += 9;
}

void buffer_float(pTHX_ Buffer *buffer, NV number)
{
    /* A Perl with long doubles has more digits; the shortest form of a double is what was meant. */
    double narrow = (double)number;
    uint64_t bits;
    Copy(&narrow, &bits, 1, uint64_t);
    buffer_room(aTHX_ buffer, 9);
    *buffer->at = TAG_FLOAT;
    put_u64(buffer->at + 1, bits);
    buffer->at += 9;
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
