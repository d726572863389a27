package Flocktory::Postcheckout::Guarded;

# What has to run the code of the shop's own objects: overloads, ties, methods. The extension calls these subs in an eval each.

use strict;
use warnings;

our $VERSION = '0.1.0';

# The library reads at most 10,001 elements of a list, or pairs of a map. Not with `use constant`, whose code would be loaded for this alone.
sub MAX_ENTRIES () { 10_002 }

# The value of a variable that is tied or has other magic, which is asked for it once.
sub copy {
    my $copy = $_[0];
    return $copy;
}

# The text of an object, as Perl prints it.
sub text {
    my ($object) = @_;
    return "$object";
}

# The number of an object that is not a text.
sub number {
    my ($object) = @_;
    # An object whose overloads are of an extension has not loaded it.
    require overload;
    my $number = overload::Method($object, '0+');
    return $object->$number(undef, '');
}

# The digits of a number with its exponent, because the whole number may have a billion of digits; infinity and the like as floats.
sub scientific {
    my ($number) = @_;
    return $number->is_nan ? 'nan' + 0 : $number->is_inf('+') ? 9**9**9 : $number->is_inf ? -9**9**9 : $number->bsstr;
}

# The elements of what is an array: one that is tied, or an object.
sub elements {
    my ($array) = @_;
    my $last = $#$array;
    $last = MAX_ENTRIES - 1 if $last >= MAX_ENTRIES;
    return [map { my $element = $array->[$_]; $element } 0 .. $last];
}

# The keys and values of a tied hash, in its order.
sub pairs {
    my ($hash) = @_;
    my @pairs;
    my $is_ended = 1;
    keys %$hash;
    while (my ($key, $value) = each %$hash) {
        push @pairs, "$key", $value;
        next if @pairs < 2 * MAX_ENTRIES;
        $is_ended = 0;
        last;
    }
    keys %$hash if !$is_ended;
    return \@pairs;
}

# The hash of an object that has one by its overload.
sub hash {
    my ($object) = @_;
    return \%$object;
}

# The rows of a query's result, such as DBIx::Class::ResultSet.
sub rows {
    my ($result) = @_;
    return [$result->all];
}

sub json {
    my ($object) = @_;
    return $object->TO_JSON;
}

# The name of the method that gives the primary key of a row of DBIx::Class, if it gives just that: a shop may have another `id`.
sub key_of_row {
    my ($row) = @_;
    my $source = $row->result_source;
    my ($column, @others) = $source->primary_columns;
    return if !defined $column || @others;
    my $accessor = $source->column_info($column)->{accessor} // $column;
    my $key      = $row->get_column($column);
    for my $name ($accessor, 'id') {
        next if !$row->can($name);
        my $value = $row->$name;
        # A key of another name that is a text may well be the offer's own id.
        return $name if defined $key && defined $value && $value eq $key && ($name eq $accessor || $key =~ /\A[0-9]+\z/);
    }
    return;
}

1;
