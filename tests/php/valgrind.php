<?php

declare(strict_types=1);

/** A call of each kind, to run under valgrind. */

use Flocktory\Postcheckout\Feed;

use function Flocktory\Postcheckout\check;
use function Flocktory\Postcheckout\gtmContainer;
use function Flocktory\Postcheckout\loader;
use function Flocktory\Postcheckout\render;

require __DIR__ . '/orders.php';
require __DIR__ . '/feeds.php';

$generator = static function (): Generator {
    yield item(id: 2, title: new class {
        public function __toString(): string
        {
            return str_repeat('Шапка', 20);
        }
    });
    throw new DomainException();
};
$index = indexed(tempnam(sys_get_temp_dir(), 'feed'), '7', 'sku-1');
for ($id = 1; $id < 20; $id++) {
    $title = str_repeat('x', $id);
    (array) render(order(id: $id, prise: 1, items: new ArrayObject([(object) item(title: $title)])));
    (string) render([order(id: "B-$id"), order()], ['charset' => 'windows-1251']);
    check((object) ['user' => new SplObjectStorage()]);
    loader($id);
    gtmContainer(['source' => 'ga4', 'site_id' => $id]);
    check(order(items: [item(id: $id)]), ['feed' => Feed::open($index)]);
    check(order(), ['feed' => $index]);
    foreach ([static fn () => render(order(items: $generator())), static fn () => render([]), static fn () => Feed::open(__FILE__), static fn () => gtmContainer(['nonse' => 1]), static fn () => render()] as $failing) {
        try {
            $failing();
            exit(1);
        } catch (Throwable) {
        }
    }
}
