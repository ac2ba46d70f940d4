// Schema item by item; for each label of vertices and edges how many there are, and two sums over a hash of each, so that no
// order matters. Nothing is locked: writers go on.
import java.security.MessageDigest
import groovy.json.JsonOutput

def written = { value ->
  value.class.name + ' ' + (value instanceof Date ? value.time : value.class.array ? value.toList() : value)
}
def properties = { element ->
  element.properties().collect { property ->
    def own = property instanceof org.apache.tinkerpop.gremlin.structure.VertexProperty ?
      [property.id().toString(), property.properties().collect { [it.key(), written(it.value())] }.sort { it[0] }] : []
    [property.key(), written(property.value()), own]
  }.sort { it.toString() }
}
def sums = new TreeMap()
def add = { kind, label, content ->
  def digest = java.nio.ByteBuffer.wrap(MessageDigest.getInstance('SHA-256').digest(JsonOutput.toJson(content).getBytes('UTF-8')))
  def sum = sums.computeIfAbsent([kind, label].toString(), { [kind, label, 0L, 0L, 0L] })
  sum[2] += 1L
  sum[3] += digest.getLong()
  sum[4] += digest.getLong()
}
def lines = [['database', 'graph', 'read']]
def management = graph.openManagement()
try {
  management.getRelationTypes(org.janusgraph.core.PropertyKey).each { lines << ['property_key', it.name(), it.dataType().name + ' ' + it.cardinality()] }
  management.getRelationTypes(org.janusgraph.core.EdgeLabel).each { lines << ['edge_label', it.name(), [it.multiplicity(), it.directed].toString()] }
  management.vertexLabels.each { lines << ['vertex_label', it.name(), [it.partitioned, it.static].toString()] }
  [org.apache.tinkerpop.gremlin.structure.Vertex, org.apache.tinkerpop.gremlin.structure.Edge].each { type ->
    management.getGraphIndexes(type).each { index ->
      lines << ['index', index.name(), [type.simpleName, index.unique, index.compositeIndex, index.fieldKeys.collect { it.name() + ' ' + index.getIndexStatus(it) }].toString()]
    }
  }
} finally {
  management.rollback()
}
def transaction = graph.buildTransaction().readOnly().vertexCacheSize(1000)
  .customOption('storage.berkeleyje.isolation-level', 'READ_UNCOMMITTED').start()
try {
  transaction.vertices().each { add('vertices', it.label(), [it.id().toString(), it.label(), properties(it)]) }
  transaction.edges().each { add('edges', it.label(), [it.id().toString(), it.label(), it.outVertex().id().toString(), it.inVertex().id().toString(), properties(it)]) }
} finally {
  transaction.rollback()
}
sums.values().each { lines << [it[0], it[1], it[2] + ' ' + it[3] + ' ' + it[4]] }
lines.sort { it[0] + ' ' + it[1] }.collect { JsonOutput.toJson(it) }
