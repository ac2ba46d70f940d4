def management = graph.openManagement()
def id = management.makePropertyKey('kit_id').dataType(Integer).make()
def name = management.makePropertyKey('kit_name').dataType(String).make()
management.makePropertyKey('kit \'odd\' $name \\ é 日本語').dataType(String).cardinality(org.janusgraph.core.Cardinality.LIST).make()
management.makePropertyKey('kit_amount').dataType(Double).make()
management.makePropertyKey('kit_raw').dataType(byte[]).make()
management.makePropertyKey('kit_at').dataType(Date).make()
management.makePropertyKey('kit_place').dataType(org.janusgraph.core.attribute.Geoshape).make()
management.makePropertyKey('kit_numbers').dataType(long[]).make()
management.makeVertexLabel('kit_customer').make()
management.makeVertexLabel('kit order \'x\'').make()
management.makeEdgeLabel('kit_in').multiplicity(org.janusgraph.core.Multiplicity.MANY2ONE).make()
management.buildIndex('kit_by_id', Vertex).addKey(id).unique().buildCompositeIndex()
management.buildIndex('kit_by_name', Vertex).addKey(name).buildCompositeIndex()
management.commit()
def customers = (1..50).collect { n ->
  def customer = graph.addVertex(T.label, 'kit_customer', 'kit_id', n, 'kit_name', 'customer ' + n, 'kit_at', new Date(1767323045000L + n))
  n % 5 ?: customer.property('kit \'odd\' $name \\ é 日本語', 'é\'"\\\n 🐬' * n)
  customer
}
customers[0].property('kit_raw', [0, -1, 97, -128] as byte[])
customers[0].property('kit_numbers', [1L, Long.MIN_VALUE] as long[])
customers[0].property('kit_place', org.janusgraph.core.attribute.Geoshape.point(55.6d, 12.9d))
(1..600).each { n ->
  def order = graph.addVertex(T.label, 'kit order \'x\'', 'kit_amount', n * 1.25d)
  order.addEdge('kit_in', customers[n % 50], 'kit_amount', n / 7.0d, 'kit_at', new Date(n * 1000L))
}
graph.tx().commit()
'written'
