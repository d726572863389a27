package Orders;

# Orders for the tests of every host, and what each must do with them.

use strict;
use warnings;
use utf8;

use Exporter qw(import);
use JSON::PP ();

our @EXPORT_OK = qw(order refused payload EMAIL PHONE);

# The data that no log may contain.
use constant { EMAIL => 'anna.secret@shop.ru', PHONE => '+7 916 123-45-67' };

# An order with texts that would end a script, an attribute or a template's tag.
sub order {
    my (%more) = @_;
    return {
        user  => { name => q{Анна "</script>"}, email => EMAIL },
        order => {
            id    => 'A-77',
            price => '2999.99',
            items => [{ id => 777, title => q{Кружка </script><!-- [% 1 %] <%= 1 %> & 'x'}, price => '1499.50', count => 2 }],
        },
        %more,
    };
}

# Orders that are refused, by name. Their data must not be in the log. Made anew for each test.
sub refused {
    return (
        'nothing'          => undef,
        'a text'           => 'order of ' . EMAIL,
        'no email'         => order(user => { name => EMAIL, email => 'call ' . PHONE }),
        'a price in words' => order(order => { id => PHONE, price => 'ask ' . EMAIL, items => [] }),
        'a function that dies'   => sub { die 'no row of ' . EMAIL . ', ' . PHONE },
        'an exception'           => sub { die Orders::Failure->new },
        'a false exception'      => sub { die Orders::False->new },
        'an exception of no text' => sub { die Orders::Mute->new },
        'an accessor that dies'  => order(order => Orders::Row->new),
    );
}

# The first payload in a page, or undef.
sub payload {
    my ($html) = @_;
    my $start = index $html, '{"user"';
    return undef if $start < 0;
    my ($payload) = JSON::PP->new->utf8->decode_prefix(substr $html, $start);
    return $payload;
}

package Orders::Failure;
use overload '""' => sub { 'The row of ' . Orders::EMAIL . "\nis locked" }, fallback => 1;
sub new { return bless {}, shift }

package Orders::False;
use overload bool => sub { 0 }, '""' => sub { Orders::PHONE }, fallback => 1;
sub new { return bless {}, shift }

package Orders::Mute;
use overload '""' => sub { die 'no text' }, fallback => 1;
sub new { return bless {}, shift }

package Orders::Row;
sub new { return bless {}, shift }
sub id { return 'A-78' }
sub price { die 'no price for ' . Orders::EMAIL }
sub items { return [{ id => 1, title => 'x', price => 1, count => 1 }] }

1;
