<?php

/** Rows of databases: their primary keys are seldom the ids that Flocktory knows. */

declare(strict_types=1);

namespace Magento\Framework\Model {
    /** As Magento's: `getId()` is the primary key of any model. */
    abstract class AbstractModel
    {
        public function getId()
        {
            return 12;
        }
    }
}

namespace Bitrix\Sale\Internals {
    /** As Bitrix's: items of baskets and orders extend it. */
    abstract class Entity
    {
        public function getId()
        {
            return 12;
        }
    }
}

namespace {
    use Doctrine\ORM\Mapping as ORM;
    use Illuminate\Database\Eloquent\Model as Eloquent;
    use PHPUnit\Framework\TestCase;

    require_once 'Illuminate/autoload.php';

    final class QuoteItem extends Magento\Framework\Model\AbstractModel
    {
    }

    final class BasketItem extends Bitrix\Sale\Internals\Entity
    {
    }

    final class EloquentLine extends Eloquent
    {
        protected $guarded = [];
    }

    final class EloquentOffer extends Eloquent
    {
        protected $guarded = [];
        protected $primaryKey = 'sku';
    }

    class MappedLine
    {
        #[ORM\Id]
        #[ORM\Column]
        private int $id = 12;

        public function getId(): int
        {
            return $this->id;
        }
    }

    /** As the proxies that Doctrine generates. */
    final class MappedProxy extends MappedLine
    {
    }

    final class AnnotatedLine
    {
        /**
         * @ORM\Id
         * @ORM\Column(type="integer")
         */
        public int $id = 12;
    }

    final class ShippingAddress extends Magento\Framework\Model\AbstractModel
    {
        public string $name = 'Анна';
    }

    /** An item that publishes a column of the shop's. */
    final class WithExtra
    {
        public string $id = '777';
        public array $extra = ['engraving' => 'Ане'];
    }

    final class NotMapped
    {
        /** Not an @ID of ORM. */
        #[Id]
        public string $id = '777';
    }

    final class RowsTest extends TestCase
    {
        public static function rows(): iterable
        {
            yield 'Magento' => [new QuoteItem()];
            yield 'Bitrix' => [new BasketItem()];
            yield 'Eloquent' => [new EloquentLine(['id' => 12])];
            yield 'Doctrine' => [new MappedLine()];
            yield 'a proxy of Doctrine' => [new MappedProxy()];
            yield 'an annotation of Doctrine' => [new AnnotatedLine()];
        }

        /** @dataProvider rows */
        public function testThePrimaryKeyOfAnItemIsReported(object $row): void
        {
            self::assertSame(['id_of_row order.items[0].id'], reported(order(items: [$row])));
            $id = $row instanceof Eloquent || $row instanceof AnnotatedLine ? $row->id : $row->getId();
            self::assertSame([], reported(order(items: [item(id: $id)])));
        }

        public function testAnotherColumnMayBeTheId(): void
        {
            self::assertSame([], reported(order(items: [new EloquentOffer(['id' => '777', 'sku' => 'a'])])));
            self::assertSame([], reported(order(items: [new NotMapped()])));
        }

        public function testTheKeyOfAnAddressIsNoCustomer(): void
        {
            $problems = Flocktory\Postcheckout\check(['user' => new ShippingAddress()] + order());
            self::assertSame(['error id_of_row user.id'], array_map(static fn ($problem) => "$problem->severity $problem->code $problem->path", $problems));
        }

        public function testTheExtraOfAnObjectIsNotPublished(): void
        {
            self::assertSame(['extra_of_object order.items[0].extra'], reported(order(items: [new WithExtra()])));
            self::assertSame([['id' => '777']], sent(order(items: [new WithExtra()]))['order']['items']);
            self::assertSame('Ане', sent(order(items: [(object) ['id' => '777', 'extra' => ['engraving' => 'Ане']]]))['order']['items'][0]['engraving']);
        }
    }
}
