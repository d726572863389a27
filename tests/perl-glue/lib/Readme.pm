package Readme;

# The fenced blocks of a section of the README, in both languages: their code must be the same.

use strict;
use warnings;

use Exporter qw(import);

our @EXPORT_OK = qw(blocks);

sub blocks {
    my ($heading, $file) = @_;
    $file //= 'bindings-perl/README.md';
    open my $in, '<:encoding(UTF-8)', $file or die "$file: $!";
    my $text = do { local $/; <$in> };
    my ($section) = $text =~ /^## \Q$heading\E\n(.*?)(?=^## |\z)/ms or die "$file has no section $heading";
    my @blocks;
    push @blocks, { lang => $1, text => $2 } while $section =~ /^```(\w+)\n(.*?)^```$/msg;
    return @blocks;
}

1;
