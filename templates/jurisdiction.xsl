<?xml version="1.0" encoding="UTF-8"?>
<!-- A place: its law, and the clauses flagged there. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<xsl:key name="by-answer" match="r:reach/r:cell" use="concat(@answer, @binds)"/>
<xsl:key name="by-service" match="r:reach/r:cell" use="r:service/@ref"/>
<xsl:key name="by-service-answer" match="r:reach/r:cell" use="concat(r:service/@ref, ' ', @answer, @binds)"/>

<xsl:template match="r:report" mode="main">
  <xsl:if test="r:places">
    <section class="answer" aria-labelledby="the.answer">
      <h2 id="the.answer"><w:say code="jurisdiction.answer"/></h2>
      <xsl:apply-templates select="r:reached[@of &gt; 0]" mode="answer"/>
      <xsl:if test="not(r:reached[@of &gt; 0])"><p><w:say code="jurisdiction.no-duty"/></p></xsl:if>
      <xsl:apply-templates select="r:flagged" mode="answer"/>
      <xsl:apply-templates select="r:jurisdiction/r:description" mode="prose"/>
    </section>
    <xsl:apply-templates select="r:lists/r:list[@name = 'regulations']"/>
    <xsl:apply-templates select="r:reach[r:cell]" mode="by-service"/>
    <xsl:apply-templates select="r:reach-by-law[r:law-reach]"/>
  </xsl:if>
  <xsl:apply-templates select="r:flagged"/>
  <xsl:apply-templates select="r:places"/>
  <!-- what the law says is asked before whom it reaches; a later part of the page has no such beginning -->
  <xsl:apply-templates select="r:lists/r:list[@name != 'regulations' or not(/r:report/r:places)]"/>
  <xsl:for-each select="r:jurisdiction">
    <section aria-labelledby="the.place">
      <h2 id="the.place"><w:say code="jurisdiction.place"/></h2>
      <dl>
        <dt><w:say code="jurisdiction.code"/></dt><dd><xsl:value-of select="@id"/></dd>
        <xsl:apply-templates select="r:type|r:within" mode="row"/>
      </dl>
    </section>
  </xsl:for-each>
</xsl:template>

<xsl:template match="r:reached" mode="answer">
  <p><w:say code="jurisdiction.bound" bound="@bound" open="@open" of="@of"/></p>
</xsl:template>

<xsl:template match="r:flagged" mode="answer">
  <xsl:variable name="rows" select="r:platforms/r:row"/>
  <p>
    <w:say code="jurisdiction.flags" n="@of" active="sum($rows/@active)" challenged="sum($rows/@challenged)" upcoming="sum($rows/@upcoming)" conditional="sum($rows/@conditional)"/>
    <span class="note"><xsl:text> </xsl:text><w:say code="jurisdiction.rule"/></span>
  </p>
</xsl:template>

<!-- of a single law, the services by answer: its name in each row of a table would say nothing -->
<xsl:template match="r:reach[not(r:cell[r:law/@ref != ../r:cell[1]/r:law/@ref])]" mode="by-service" priority="1">
  <section aria-labelledby="the.services">
    <h2 id="the.services"><w:say code="jurisdiction.services"/></h2>
    <dl>
      <xsl:call-template name="answered"><xsl:with-param name="cells" select="key('by-answer', 'yesservice')"/><xsl:with-param name="term" select="'service'"/></xsl:call-template>
      <xsl:call-template name="answered"><xsl:with-param name="cells" select="key('by-answer', 'undetermined')"/><xsl:with-param name="term" select="'undetermined'"/></xsl:call-template>
      <xsl:call-template name="answered"><xsl:with-param name="cells" select="key('by-answer', 'yespeople')"/><xsl:with-param name="term" select="'people'"/></xsl:call-template>
    </dl>
  </section>
</xsl:template>

<xsl:template name="answered">
  <xsl:param name="cells"/>
  <xsl:param name="term"/>
  <xsl:if test="$cells">
    <dt><xsl:value-of select="w:term('reach-title', $term)"/></dt>
    <dd>
      <xsl:for-each select="$cells">
        <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
        <xsl:if test="position() &gt; 1">, </xsl:if>
        <a href="{$root}applicability/{substring-after(r:platform/@ref, ':')}.html#{$id}"><xsl:value-of select="r:service"/></a>
      </xsl:for-each>
    </dd>
  </xsl:if>
</xsl:template>

<xsl:template match="r:reach" mode="by-service">
  <section aria-labelledby="the.services">
    <h2 id="the.services"><w:say code="jurisdiction.services"/></h2>
    <div class="wide">
      <table class="stack">
        <caption><w:say code="jurisdiction.by-service"/></caption>
        <thead>
          <tr>
            <th scope="col"><w:say code="column.service"/></th>
            <th scope="col"><xsl:value-of select="w:term('reach-title', 'service')"/></th>
            <th scope="col"><xsl:value-of select="w:term('reach-title', 'undetermined')"/></th>
            <th scope="col"><xsl:value-of select="w:term('reach-title', 'people')"/></th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="r:cell[generate-id() = generate-id(key('by-service', r:service/@ref)[1])]">
            <tr>
              <th scope="row"><a href="{$root}applicability/{substring-after(r:platform/@ref, ':')}.html"><xsl:value-of select="r:service"/></a></th>
              <xsl:call-template name="laws"><xsl:with-param name="answer" select="'yesservice'"/><xsl:with-param name="term" select="'service'"/></xsl:call-template>
              <xsl:call-template name="laws"><xsl:with-param name="answer" select="'undetermined'"/><xsl:with-param name="term" select="'undetermined'"/></xsl:call-template>
              <xsl:call-template name="laws"><xsl:with-param name="answer" select="'yespeople'"/><xsl:with-param name="term" select="'people'"/></xsl:call-template>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </section>
</xsl:template>

<xsl:template match="r:reach-by-law">
  <section aria-labelledby="the.services">
    <h2 id="the.services"><w:say code="jurisdiction.services"/></h2>
    <div class="wide">
      <table class="stack numbers">
        <caption><w:say code="jurisdiction.by-law"/></caption>
        <thead>
          <tr>
            <th scope="col"><w:say code="column.law"/></th>
            <th scope="col" class="number"><xsl:value-of select="w:term('reach-title', 'service')"/></th>
            <th scope="col" class="number"><xsl:value-of select="w:term('reach-title', 'undetermined')"/></th>
            <th scope="col" class="number"><xsl:value-of select="w:term('reach-title', 'people')"/></th>
            <th scope="col" class="number"><w:say code="column.services"/></th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="r:law-reach">
            <tr>
              <th scope="row"><a href="{$root}{r:law/@href}#services"><xsl:value-of select="r:law"/></a></th>
              <td class="number" data-label="{w:term('reach-title', 'service')}"><xsl:value-of select="r:services/@service"/></td>
              <td class="number" data-label="{w:term('reach-title', 'undetermined')}"><xsl:value-of select="r:services/@undetermined"/></td>
              <td class="number" data-label="{w:term('reach-title', 'people')}"><xsl:value-of select="r:services/@people"/></td>
              <td class="number" w:data-label="column.services"><xsl:value-of select="r:services/@of"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </section>
</xsl:template>

<xsl:template name="laws">
  <xsl:param name="answer"/>
  <xsl:param name="term"/>
  <xsl:variable name="cells" select="key('by-service-answer', concat(r:service/@ref, ' ', $answer))"/>
  <td data-label="{w:term('reach-title', $term)}">
    <xsl:for-each select="$cells">
      <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
      <xsl:if test="position() &gt; 1">, </xsl:if>
      <a href="{$root}applicability/{substring-after(r:platform/@ref, ':')}.html#{$id}"><xsl:value-of select="r:short|r:law[not(../r:short)]"/></a>
    </xsl:for-each>
    <xsl:if test="not($cells)">–</xsl:if>
  </td>
</xsl:template>

<!-- the law of a wider place holds here too, and is shown there -->
<xsl:template match="r:places[r:level[@is != 'self']]">
  <section aria-labelledby="the.places">
    <h2 id="the.places"><w:say code="jurisdiction.by-level"/></h2>
    <div class="wide">
      <table class="stack numbers">
        <caption><w:say code="jurisdiction.levels"/></caption>
        <thead>
          <tr>
            <th scope="col"><w:say code="column.place"/></th><th scope="col"><w:say code="jurisdiction.level"/></th><th scope="col" class="number"><w:say code="column.laws"/></th>
            <th scope="col" class="number"><w:say code="jurisdiction.authorities"/></th><th scope="col" class="number"><w:say code="jurisdiction.flagged"/></th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="r:level">
            <tr>
              <th scope="row">
                <xsl:choose>
                  <xsl:when test="@is = 'self'"><strong><xsl:value-of select="r:place"/></strong></xsl:when>
                  <xsl:otherwise><xsl:apply-templates select="r:place" mode="value"/></xsl:otherwise>
                </xsl:choose>
              </th>
              <td w:data-label="jurisdiction.level"><xsl:apply-templates select="@is" mode="term"><xsl:with-param name="of" select="'level'"/></xsl:apply-templates></td>
              <td class="number" w:data-label="column.laws"><xsl:value-of select="@regulations"/></td>
              <td class="number" w:data-label="jurisdiction.authorities"><xsl:value-of select="@authorities"/></td>
              <td class="number" w:data-label="jurisdiction.flagged"><xsl:value-of select="@provisions"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </section>
</xsl:template>
<xsl:template match="r:places"/>

<xsl:template match="r:flagged"/>
<xsl:template match="r:flagged[@of &gt; 0]">
  <section aria-labelledby="the.flagged">
    <h2 id="the.flagged"><w:say code="jurisdiction.by-platform"/></h2>
    <div class="wide">
      <table class="stack numbers">
        <caption><w:say code="jurisdiction.counting"/></caption>
        <thead>
          <tr>
            <th scope="col"><w:say code="column.platform"/></th>
            <xsl:for-each select="r:platforms/r:row[1]/@*[local-name() != 'of']">
              <th scope="col" class="number"><xsl:call-template name="term"><xsl:with-param name="word" select="local-name()"/><xsl:with-param name="of" select="'state'"/></xsl:call-template></th>
            </xsl:for-each>
            <th scope="col" class="number"><w:say code="column.sum"/></th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="r:platforms/r:row">
            <tr>
              <th scope="row"><xsl:apply-templates select="r:platform" mode="value"/></th>
              <xsl:for-each select="@*[local-name() != 'of']">
                <xsl:variable name="label"><xsl:call-template name="term"><xsl:with-param name="word" select="local-name()"/><xsl:with-param name="of" select="'state'"/></xsl:call-template></xsl:variable>
                <td class="number" data-label="{$label}"><xsl:value-of select="."/></td>
              </xsl:for-each>
              <td class="number" w:data-label="column.sum"><xsl:value-of select="@of"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row"><w:say code="coverage-platform.all"/></th>
            <xsl:variable name="rows" select="r:platforms/r:row"/>
            <xsl:for-each select="$rows[1]/@*[local-name() != 'of']">
              <xsl:variable name="state" select="local-name()"/>
              <xsl:variable name="label"><xsl:call-template name="term"><xsl:with-param name="word" select="$state"/><xsl:with-param name="of" select="'state'"/></xsl:call-template></xsl:variable>
              <td class="number" data-label="{$label}"><xsl:value-of select="sum($rows/@*[local-name() = $state])"/></td>
            </xsl:for-each>
            <td class="number" w:data-label="column.sum"><xsl:value-of select="@of"/></td>
          </tr>
        </tfoot>
      </table>
    </div>
  </section>
</xsl:template>

<!-- clauses are listed here because they are flagged here -->
<xsl:template match="r:list[@name = 'provisions']/@name" mode="list-name">
  <w:say code="jurisdiction.flagged-here"/>
</xsl:template>

</xsl:stylesheet>
