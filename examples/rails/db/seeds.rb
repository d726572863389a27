# frozen_string_literal: true

Product.create!(
  [
    { offer_id: "mug-7", title: "Кружка «Зимнее утро» 350 мл", price: "1490.50", image: "/images/mug.jpg" },
    { offer_id: "tea-12", title: "Чай <Ассам> & мята, 100 г", price: "640", image: "/images/tea.jpg" },
    { offer_id: "jam-3", title: "Варенье 'Морошка' </script>", price: "899.99", image: "/images/jam.jpg" }
  ]
)
