package Flocktory::Postcheckout::Feed;

# The methods are in the extension.

use strict;
use warnings;

our $VERSION = '0.1.0';

1;
