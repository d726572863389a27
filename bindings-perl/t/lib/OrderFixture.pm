# A good order, with some of its parts replaced, and how the library saw one value.
package OrderFixture;

use strict;
use warnings;

use Exporter qw(import);
use Flocktory::Postcheckout qw(check render);

our @EXPORT_OK = qw(order codes extra_of sent);

# An order whose `order` has these fields too.
sub order {
    my (%fields) = @_;
    return {
        user  => { name => 'Anna', email => 'anna@shop.ru' },
        order => { id => 'A-1', price => '2999.90', items => [{ id => 'sku-7', count => 2 }], %fields },
    };
}

# What was sent as JSON in this field of the order.
sub sent {
    my ($field, $value, %options) = @_;
    my $json = render(order($field => $value), %options)->json;
    return $json =~ /"order":\{.*?"\Q$field\E":("(?:[^"\\]|\\.)*"|[^,}]+)/ ? $1 : undef;
}

# What was sent as JSON for a value of `extra`; undef if it was left out or refused.
sub extra_of {
    my ($value, %options) = @_;
    my $snippet = eval { render({ %{ order() }, extra => { it => $value } }, %options) } or return undef;
    return $snippet->json =~ /"it":(.*)\}\z/ ? $1 : undef;
}

# The problems of an order, as `code path`.
sub codes {
    my ($order, %options) = @_;
    return map { $_->code . ' ' . $_->path } check($order, %options);
}

1;
