[g.V().hasLabel('kit order \'x\'').count().next(), g.V().hasLabel('kit order \'x\'').values('kit_amount').sum().next().toString(),
  g.E().hasLabel('kit_in').count().next(), g.V().has('kit_id', 7).values('kit_name').next(),
  g.V().has('kit_name', 'customer 1').in('kit_in').count().next(), g.V().has('kit_id', 1).values('kit_raw').next().toList().toString(),
  g.V().values('kit \'odd\' $name \\ é 日本語').toList().collect { it.length() }.sum()]
