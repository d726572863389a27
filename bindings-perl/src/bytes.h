/* Questions about the bytes of a text, eight at a time: most texts of an order are asked. */
#ifndef BYTES_H
#define BYTES_H

#include "perl_host.h"

#define EIGHT(byte) ((byte) * UINT64_C(0x0101010101010101))

/* Whether all bytes are below 0x80. */
PERL_STATIC_INLINE bool bytes_are_ascii(const char *text, STRLEN length)
{
    uint64_t bits = 0, eight;
    for (; length >= 8; text += 8, length -= 8) {
        memcpy(&eight, text, 8);
        bits |= eight;
    }
    while (length--)
        bits |= (unsigned char)*text++;
    return !(bits & EIGHT(0x80));
}

/* Whether all bytes are below 0xED. */
PERL_STATIC_INLINE bool bytes_are_common(const char *text, STRLEN length)
{
    uint64_t rare = 0, eight;
    for (; length >= 8; text += 8, length -= 8) {
        memcpy(&eight, text, 8);
        /* Adds to the low seven bits of each byte, so that 0x6D and more reach the highest bit. */
        rare |= ((eight & EIGHT(0x7F)) + EIGHT(0x80 - 0x6D)) & eight;
    }
    for (; length--; text++)
        rare |= (unsigned char)*text >= 0xED ? 0x80 : 0;
    return !(rare & EIGHT(0x80));
}

#endif
