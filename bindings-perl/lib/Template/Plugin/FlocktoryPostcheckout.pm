package Template::Plugin::FlocktoryPostcheckout;

use strict;
use warnings;

use Flocktory::Postcheckout::Host;
use parent 'Template::Plugin';

our $VERSION = '0.1.0';

# The name in the configuration of Template, and in its contexts.
use constant NAME => 'FLOCKTORY_POSTCHECKOUT';

sub new {
    my ($class, $context, $settings) = @_;
    my $host = Flocktory::Postcheckout::Host->new(%{ $context->{CONFIG}{ +NAME } // {} }, %{ $settings // {} });
    my $raw  = _raw_texts($context);
    return bless { host => $host, raw => $raw }, $class;
}

sub tag {
    my ($self, @arguments) = @_;
    return $self->_raw($self->{host}->tag(@arguments));
}

sub loader {
    my ($self, @arguments) = @_;
    return $self->_raw($self->{host}->loader(@arguments));
}

sub _raw {
    my ($self, $html) = @_;
    $self->{raw}{$html} = 1 if $self->{raw};
    return $html;
}

# With Template::AutoFilter, each directive without a filter gets one. This makes that filter pass the texts in the set that is
# returned, which are what this plugin has printed. Without such a filter there is no set.
sub _raw_texts {
    my ($context) = @_;
    my $name = ($context->{CONFIG}{PARSER} // {})->{AUTO_FILTER} // return undef;
    my $raw  = $context->{ +NAME } //= do {
        my %texts;
        my $filter = $context->filter($name) // return undef;
        $context->define_filter($name => sub { my ($text) = @_; $texts{$text} ? $text : $filter->($text) });
        \%texts;
    };
    %$raw = ();
    return $raw;
}

1;

__END__

=encoding utf8

=head1 NAME

Template::Plugin::FlocktoryPostcheckout - Flocktory's postcheckout snippet in Template Toolkit

=head1 SYNOPSIS

    my $template = Template->new(FLOCKTORY_POSTCHECKOUT => { site_id => 1234, log => $logger });

    [% USE FlocktoryPostcheckout(nonce = csp_nonce) %]
    <head>[% FlocktoryPostcheckout.loader %]</head>
    [% FlocktoryPostcheckout.tag(order, spot = 'desktop') %]

=head1 DESCRIPTION

A failing order prints nothing, and the log says why, with emails and phones masked. If the variable C<order> is a function or a
method that may fail, pass C<\order>: Template Toolkit would call C<order> itself, outside of this plugin.

The settings are those of L<Flocktory::Postcheckout::Host/new(%settings)>, in C<FLOCKTORY_POSTCHECKOUT> of the configuration of
L<Template>, and in C<USE>, which takes precedence. They are not checked; a wrong one prints nothing and is logged.

With L<Template::AutoFilter>, the tags are printed as they are.

=head1 METHODS

=head2 tag($order, %options)

L<Flocktory::Postcheckout::Host/tag($order, %options)>

=head2 loader(%options)

L<Flocktory::Postcheckout::Host/loader(%options)>

=head1 LICENSE

MIT or Apache-2.0, as the library.

=cut
